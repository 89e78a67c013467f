import sharp, { type OverlayOptions } from "sharp";
import type { CutOut } from "./cut-out";

export interface Frame {
  readonly width: number;
  readonly height: number;
}
/** Four to five, as cards and galleries show it, and large enough for a wide screen. */
export const PICTURE: Frame = { width: 1_200, height: 1_500 };

/**
 * How a thing is in its picture: it stands on a floor, lies on a table and is seen from above, or hangs before a wall.
 * Its shadow follows from that.
 */
export type Pose = "stands" | "lies" | "hangs";

/** A thing at its size and place in the frame, in pixels. */
export interface Laid {
  readonly frame: Frame;
  readonly thing: CutOut;
  readonly pose: Pose;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

export function pixelsOf({ data, width, height }: CutOut) {
  return sharp(data, { raw: { width, height, channels: 4 } });
}

/** What of a layer is in the frame, brought to its size: all of it, a part, or nothing. */
export async function inFrame(
  { frame, thing, width, height, left, top }: Omit<Laid, "pose">,
  kernel: "lanczos3" | "cubic" = "lanczos3",
): Promise<OverlayOptions[]> {
  const [x, y] = [Math.max(0, -left), Math.max(0, -top)];
  const seen = {
    width: Math.min(width - x, frame.width - Math.max(0, left)),
    height: Math.min(height - y, frame.height - Math.max(0, top)),
  };
  if (seen.width <= 0 || seen.height <= 0) return [];
  const input = await pixelsOf(thing)
    .resize(width, height, { fit: "fill", kernel })
    .extract({ left: x, top: y, ...seen })
    .raw()
    .toBuffer();
  return [{ input, raw: { ...seen, channels: 4 }, left: Math.max(0, left), top: Math.max(0, top) }];
}
