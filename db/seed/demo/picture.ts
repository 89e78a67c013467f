import sharp from "sharp";
import { type DrawingName, drawings } from "./drawings";
import { mix, toneOf } from "./palette";

/** Four to five, as cards and galleries show it. */
export const PICTURE = { width: 800, height: 1_000 } as const;
/** Where the table begins. */
const TABLE = 780;

const grounds = ["#efe8dc", "#e6e4da", "#e9dfd6", "#e2e6e4", "#ece4dd", "#e8e6df"];

export interface PictureOrder {
  readonly drawing: DrawingName;
  readonly colour: string;
  /** Which of the soft grounds it stands on. */
  readonly ground: number;
  /** A second picture of the same thing: nearer, cut by the frame. */
  readonly near?: boolean;
}

/** Draws a picture as WebP. The same order always makes the same bytes. */
export async function renderPicture(order: PictureOrder): Promise<Buffer> {
  return sharp(Buffer.from(svgOf(order)), { limitInputPixels: 4_000_000 })
    .webp({ quality: 84, effort: 2 })
    .toBuffer();
}

/** The drawing on its ground: a wall, a table, a soft shadow. */
export function svgOf({ drawing, colour, ground, near = false }: PictureOrder): string {
  const wall = grounds[ground % grounds.length]!;
  const object = drawings[drawing](toneOf(colour));
  const { width, height } = PICTURE;
  const hangs = drawing === "pendant" || drawing === "pegRail" || drawing === "towel";
  const shadow = `<ellipse cx="416" cy="${TABLE + 6}" rx="250" ry="24" fill="#3b2f22" opacity="0.16" filter="url(#soft)"/>`;
  const frame = near ? "translate(-300 -420) scale(1.75)" : "translate(-60 -100) scale(1.15)";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <defs>
      <linearGradient id="wall" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stop-color="${mix(wall, "#ffffff", 0.35)}"/><stop offset="1" stop-color="${mix(wall, "#8a7a66", 0.1)}"/>
      </linearGradient>
      <filter id="soft" x="-30%" y="-200%" width="160%" height="500%"><feGaussianBlur stdDeviation="16"/></filter>
    </defs>
    <rect width="${width}" height="${height}" fill="url(#wall)"/>
    <g transform="${frame}">
      ${hangs ? "" : `<rect x="-400" y="${TABLE - 40}" width="1600" height="600" fill="${mix(wall, "#8a7458", 0.16)}"/>${shadow}`}
      ${object}
    </g>
  </svg>`;
}
