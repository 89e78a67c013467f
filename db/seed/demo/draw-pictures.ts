import { type FetchedMedia, handleOf, keepPicture, productsByHandle, settleMedia } from "@/lib/catalog";
import type { Ctx } from "@/lib/kernel/context";
import type { Storage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { picturesOf } from "./drafts";
import { goods } from "./goods";
import { type Frame, PictureMaker, type PictureOrder } from "./pictures/picture";

/** Pictures drawn at a time: as many as an ordinary machine has cores to spare. */
const AT_ONCE = 3;
/** Products whose pictures are written to the database together. */
const TOGETHER = 12;

/** Draws the demo's pictures that have no file yet, and those that lost it. Returns how many. */
export async function drawPictures(ctx: Ctx, kept: Storage, frame: Frame): Promise<number> {
  const wanted = await missing(ctx, kept);
  const maker = new PictureMaker(frame);
  let drawn = 0;
  for (let at = 0; at < wanted.length; at += TOGETHER) {
    const queue = wanted.slice(at, at + TOGETHER).flat();
    const done: FetchedMedia[] = [];
    const lane = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const webp = await maker.draw(next.order, next.isOnly);
        done.push({ id: next.mediaId, file: await keepPicture(kept, webp, frame) });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    await transact(ctx, (tx) => settleMedia(tx, done));
    drawn += done.length;
  }
  return drawn;
}

/** What is to be drawn, product by product, so that a thing is rendered once for all its views. */
async function missing(
  ctx: Ctx,
  kept: Storage,
): Promise<{ readonly mediaId: string; readonly order: PictureOrder; readonly isOnly?: boolean }[][]> {
  const wanted = new Map(
    goods.flatMap((good) => picturesOf(good).map((picture) => [picture.source, picture] as const)),
  );
  const products = await productsByHandle(
    ctx,
    goods.map((good) => handleOf(good.title)),
  );
  const lists = await Promise.all(
    products.map(async ({ pictures }) => {
      const own = pictures.filter(({ source }) => wanted.has(source));
      const has = await Promise.all(own.map(({ key }) => (key === null ? false : kept.has(key))));
      return own
        .filter((_, at) => !has[at])
        .map(({ mediaId, source }) => ({ mediaId, ...wanted.get(source)! }));
    }),
  );
  return lists.filter((list) => list.length > 0);
}
