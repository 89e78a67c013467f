import sharp from "sharp";

/** Units of a drawing's square canvas. */
const CANVAS = 32;

/** A drawing as pixels, cut to what is painted. */
export interface CutOut {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Draws a square SVG so large that its painted part can fill `pixels`, and cuts the empty edges off. */
export async function cutOut(svg: string, pixels: number): Promise<CutOut> {
  const { data, info } = await sharp(Buffer.from(svg), { density: (72 * pixels) / CANVAS })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const box = paintedBox(data, info.width, info.height);
  const cut = await sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } })
    .extract(box)
    .raw()
    .toBuffer();
  return { data: cut, width: box.width, height: box.height };
}

/** Where alpha is more than a breath. */
function paintedBox(data: Buffer, width: number, height: number) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[(y * width + x) * 4 + 3]! < 12) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
