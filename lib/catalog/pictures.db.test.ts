import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { folderStorage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import { addPicture, arrangePictures, editProduct, MAX_PICTURE_BYTES, productById } from ".";

const database = await testDatabase();
const ctx = database.ctx({ clock: storyClock() });
const story = await openStory(ctx);
const folder = await mkdtemp(join(tmpdir(), "pictures-"));
const kept = folderStorage(folder);
afterAll(() => rm(folder, { recursive: true }));

const { productId, variantIds } = (await takeWithStock(story, [productDraft(story, "framed")])).get(
  "framed",
)!;
const target = { productId, expectedVersion: null };
const paint = (background: string) =>
  sharp({ create: { width: 40, height: 50, channels: 3, background } })
    .png()
    .toBuffer();
const gallery = async () => (await productById(ctx, productId))!.pictures;

test("uploaded pictures are kept re-encoded, once, arranged and taken away with the variants that showed them", async () => {
  for (const colour of ["red", "blue", "red"])
    await addPicture(ctx, target, { bytes: await paint(colour), alt: colour }, kept);
  const [red, blue, ...none] = await gallery();
  expect(none).toEqual([]);
  expect([red, blue]).toMatchObject([{ state: "ready", width: 40, height: 50 }, { alt: "blue" }]);
  expect(await sharp((await kept.read(red!.key!))!).metadata()).toMatchObject({ format: "webp" });
  const variants = [{ id: variantIds[0]!, picture: red!.source }];
  await transact(ctx, (tx) => editProduct(tx, target, { variants }));
  expect((await productById(ctx, productId))?.variants[0]?.pictureId).toBe(red!.id);
  await transact(ctx, (tx) =>
    arrangePictures(tx, target, [
      { id: blue!.id, alt: "Blue" },
      { id: red!.id, alt: "Red" },
      { id: ctx.ids.next(), alt: "x" },
    ]),
  );
  expect((await gallery()).map((picture) => picture.alt)).toEqual(["Blue", "Red"]);
  await transact(ctx, (tx) => arrangePictures(tx, target, [{ id: blue!.id, alt: "Blue" }]));
  expect((await gallery()).map((picture) => picture.alt)).toEqual(["Blue"]);
  expect((await productById(ctx, productId))?.variants[0]?.pictureId).toBeNull();
});

test("what is no picture, or too much of one, is refused", async () => {
  const add = (bytes: Uint8Array) => addPicture(ctx, target, { bytes, alt: "" }, kept);
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="file:///etc/passwd"/></svg>';
  const whole = await paint("green");
  for (const bytes of [
    Buffer.from(svg),
    Buffer.from("%PDF-1.7"),
    Buffer.alloc(0),
    Buffer.from("GIF89a"),
    whole.subarray(0, whole.length / 2),
  ])
    expect(await add(bytes)).toMatchObject({ ok: false, code: "picture_unreadable" });
  expect(await add(Buffer.alloc(MAX_PICTURE_BYTES + 1))).toMatchObject({ code: "picture_too_large" });
  // A header that claims 60,000 × 60,000 pixels is refused before anything is decoded.
  const bomb = Buffer.from(whole);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  expect(await add(bomb)).toMatchObject({ code: "picture_unreadable" });
});
