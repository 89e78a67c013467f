import sharp, { type OverlayOptions } from "sharp";
import type { CutOut } from "./cut-out";
import type { Ground } from "./ground";
import { type Frame, inFrame, type Laid, type Pose } from "./layers";
import { shadowOf } from "./shadow";

/** Of the box that a thing is fitted into, height to width. */
export const BOX = 1.1;

/** A thing in a picture: where its middle and its foot are, and how wide its box is, as shares of the frame. */
export interface Placed {
  readonly thing: CutOut;
  readonly pose: Pose;
  /** Middle from the left. */
  readonly x: number;
  /** Foot (or lowest edge) from the top. */
  readonly foot: number;
  readonly size: number;
}

/** A picture of things on a ground, from the back to the front, as WebP. */
export async function compose(
  frame: Frame,
  things: readonly Placed[],
  ground: Ground,
  isDark: boolean,
): Promise<Buffer> {
  const laid = things.map((one) => lay(frame, one));
  const layers: OverlayOptions[] = [];
  for (const one of laid) layers.push(...(await shadowOf(one, isDark ? "#000000" : ground.shade, isDark)));
  for (const one of laid) layers.push(...(await inFrame(one)));
  // The quickest way: what readers get is made from this one, at their size.
  return sharp(await groundPixels(frame, ground, isDark), { raw: { ...frame, channels: 3 } })
    .composite(layers)
    .webp({ quality: 90, effort: 0 })
    .toBuffer();
}

function lay(frame: Frame, { thing, pose, x, foot, size }: Placed): Laid {
  const box = frame.width * size;
  const scale = Math.min(box / thing.width, (box * BOX) / thing.height);
  const width = Math.max(1, Math.round(thing.width * scale));
  const height = Math.max(1, Math.round(thing.height * scale));
  return {
    frame,
    thing,
    pose,
    width,
    height,
    left: Math.round(frame.width * x - width / 2),
    top: Math.round(frame.height * foot - height),
  };
}

/** The pictures of a product come one after the other and share their ground. */
const lately = new Map<string, Promise<Buffer>>();

function groundPixels(frame: Frame, ground: Ground, isDark: boolean): Promise<Buffer> {
  const svg = groundSvg(frame, ground, isDark);
  const kept = lately.get(svg);
  if (kept) return kept;
  const made = sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  lately.set(svg, made);
  if (lately.size > 6) lately.delete(lately.keys().next().value!);
  return made;
}

/** One soft light from the upper left: a wall and a floor without an edge between them. */
function groundSvg({ width, height }: Frame, { light, dark }: Ground, isDark: boolean): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><radialGradient id="l" cx="0.34" cy="0.3" r="0.95">
      <stop offset="0" stop-color="#fff" stop-opacity="${isDark ? 0.05 : 0.26}"/>
      <stop offset="0.6" stop-color="#fff" stop-opacity="0"/>
      <stop offset="1" stop-color="#000" stop-opacity="${isDark ? 0.12 : 0.03}"/>
    </radialGradient></defs>
    <rect width="${width}" height="${height}" fill="${isDark ? dark : light}"/>
    <rect width="${width}" height="${height}" fill="url(#l)"/>
  </svg>`;
}
