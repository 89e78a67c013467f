import sharp, { type OverlayOptions } from "sharp";
import { type Frame, inFrame, type Laid, pixelsOf } from "./layers";

/** Shadows are soft: they are made this much smaller and enlarged. */
const softOf = (frame: Frame): number => Math.max(1, Math.round(frame.width / 200));

/** A channel of how dark it is, small. */
interface Mask {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

interface Cast {
  readonly frame: Frame;
  readonly tint: string;
  readonly opacity: number;
  readonly left: number;
  readonly top: number;
}

/** What a thing does to the light, as layers that go under it. */
export async function shadowOf(one: Laid, tint: string, isDark: boolean): Promise<OverlayOptions[]> {
  if (one.pose === "stands")
    return [...(await longShadow(one, tint, isDark)), ...(await closeShadow(one, tint, isDark))];
  const isFar = one.pose === "hangs";
  const reach = Math.max(one.width, one.height);
  const [right, down] = isFar ? [0.05, 0.07] : [0.022, 0.034];
  const opacity = (isFar ? 0.2 : 0.3) * (isDark ? 1.7 : 1);
  return fallen(one, reach * right, reach * down, one.frame.width * (isFar ? 0.028 : 0.0125), tint, opacity);
}

/** The outline laid on the floor: squashed, leaning away from the light, fading with distance. */
async function longShadow(one: Laid, tint: string, isDark: boolean): Promise<OverlayOptions[]> {
  const mask = await outline(one);
  const soft = softOf(one.frame);
  const [squash, pad] = [0.24, 14];
  const lean = Math.min(1.15, (one.frame.width * 0.42) / one.height);
  const width = mask.width + Math.ceil(mask.height * lean) + pad * 2;
  const rows = Math.ceil(mask.height * squash);
  const data = Buffer.alloc(width * (rows + pad * 2));
  for (let y = 0; y < rows; y += 1) {
    const from = Math.min(mask.height - 1, Math.round(y / squash));
    const shift = Math.round((mask.height - 1 - from) * lean);
    const fade = 0.25 + 0.75 * (from / mask.height);
    for (let x = 0; x < mask.width; x += 1)
      data[(y + pad) * width + x + shift + pad] = Math.round(mask.data[from * mask.width + x]! * fade);
  }
  const foot = one.top + Math.round(one.height * 1.012);
  return cast({ data, width, height: rows + pad * 2 }, 3.2, {
    frame: one.frame,
    tint,
    opacity: isDark ? 0.62 : 0.27,
    left: one.left - pad * soft,
    top: foot - (rows + pad) * soft,
  });
}

/** Where it touches: narrow and dark under the lowest part of it. */
async function closeShadow(one: Laid, tint: string, isDark: boolean): Promise<OverlayOptions[]> {
  const mask = await outline(one);
  const soft = softOf(one.frame);
  const [pad, rows] = [10, 3];
  const width = mask.width + pad * 2;
  const data = Buffer.alloc(width * (rows + pad * 2));
  const lowest = Math.max(1, Math.round(mask.height * 0.07));
  for (let x = 0; x < mask.width; x += 1) {
    let most = 0;
    for (let y = mask.height - lowest; y < mask.height; y += 1)
      most = Math.max(most, mask.data[y * mask.width + x]!);
    for (let y = 0; y < rows; y += 1) data[(pad + y) * width + x + pad] = most;
  }
  return cast({ data, width, height: rows + pad * 2 }, 1.9, {
    frame: one.frame,
    tint,
    opacity: isDark ? 0.85 : 0.5,
    left: one.left - pad * soft,
    top: one.top + one.height - (pad + 2) * soft,
  });
}

/** The outline on what is behind it, a little aside. */
async function fallen(
  one: Laid,
  right: number,
  down: number,
  blur: number,
  tint: string,
  opacity: number,
): Promise<OverlayOptions[]> {
  const mask = await outline(one);
  const soft = softOf(one.frame);
  const pad = Math.ceil((blur * 3) / soft);
  const [width, height] = [mask.width + pad * 2, mask.height + pad * 2];
  const data = Buffer.alloc(width * height);
  for (let y = 0; y < mask.height; y += 1)
    mask.data.copy(data, (y + pad) * width + pad, y * mask.width, (y + 1) * mask.width);
  return cast({ data, width, height }, blur / soft, {
    frame: one.frame,
    tint,
    opacity,
    left: Math.round(one.left - pad * soft + right),
    top: Math.round(one.top - pad * soft + down),
  });
}

async function outline(one: Laid): Promise<Mask> {
  const soft = softOf(one.frame);
  const [width, height] = [Math.ceil(one.width / soft), Math.ceil(one.height / soft)];
  const small = pixelsOf(one.thing).extractChannel(3).resize(width, height, { fit: "fill" });
  return { data: await small.raw().toBuffer(), width, height };
}

/** Blurred, coloured, enlarged, and put where it falls. */
async function cast(
  mask: Mask,
  blur: number,
  { frame, tint, opacity, left, top }: Cast,
): Promise<OverlayOptions[]> {
  const { width, height } = mask;
  const soft = softOf(frame);
  const blurred = await sharp(mask.data, { raw: { width, height, channels: 1 } })
    .blur(blur)
    .extractChannel(0)
    .raw()
    .toBuffer();
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(tint.slice(at, at + 2), 16));
  const data = Buffer.alloc(width * height * 4);
  blurred.forEach((alpha, at) => {
    data.set([r!, g!, b!, Math.round(alpha * opacity)], at * 4);
  });
  const size = { width: width * soft, height: height * soft };
  return inFrame({ frame, thing: { data, width, height }, ...size, left, top }, "cubic");
}
