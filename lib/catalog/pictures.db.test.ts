import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { folderStorage } from "@/lib/platform/storage";
import { transact } from "@/lib/platform/transact";
import { storyClock, testDatabase } from "@/tests/database";
import {
  addPicture,
  arrangePictures,
  editProduct,
  MAX_PICTURE_BYTES,
  MAX_PICTURES,
  productById,
  uploadPicture,
} from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
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

test("which picture stands for a variant is arranged with them, in one version; no variant goes by it", async () => {
  const made = (await takeWithStock(story, [productDraft(story, "worn", { sizes: ["S", "M"] })])).get(
    "worn",
  )!;
  const own = { productId: made.productId, expectedVersion: null };
  const [small, medium] = made.variantIds as [string, string];
  for (const colour of ["pink", "teal"]) {
    clock.advance(1_000);
    await addPicture(ctx, own, { bytes: await paint(colour), alt: colour }, kept);
  }
  const known = (await productById(ctx, made.productId))!;
  const [pink, teal] = known.pictures as [(typeof known.pictures)[0], (typeof known.pictures)[0]];
  const both = [
    { id: teal.id, alt: "Teal" },
    { id: pink.id, alt: "Pink" },
  ];
  const arrange = (pictures: typeof both, shows: { variantId: string; pictureId: string | null }[]) => {
    clock.advance(1_000);
    return transact(ctx, (tx) => arrangePictures(tx, own, pictures, shows));
  };
  const shown = async () => {
    const now = (await productById(ctx, made.productId))!;
    return {
      version: now.version,
      variants: now.variants.filter((one) => !one.archived).map((one) => one.pictureId),
    };
  };
  await arrange(both, [
    { variantId: small, pictureId: pink.id },
    { variantId: medium, pictureId: teal.id },
  ]);
  expect(await shown()).toEqual({ version: known.version + 1, variants: [pink.id, teal.id] });
  // The same again changes nothing, and is not on the record.
  await arrange(both, [{ variantId: small, pictureId: pink.id }]);
  expect((await shown()).version).toBe(known.version + 1);
  await arrange(both, [{ variantId: small, pictureId: null }]);
  expect((await shown()).variants).toEqual([null, teal.id]);
  // Of a picture that leaves, or that is another product's, nothing is left.
  await arrange(both.slice(1), [{ variantId: small, pictureId: teal.id }]);
  expect((await shown()).variants).toEqual([null, null]);
  await arrange(both.slice(1), [{ variantId: small, pictureId: (await gallery())[0]?.id ?? ctx.ids.next() }]);
  expect((await shown()).variants).toEqual([null, null]);
  const { rows } = await database.pool.query(
    "SELECT e.action, v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.subject = $1 ORDER BY e.at, e.id LIMIT 3",
    [made.productId],
  );
  const alike = (word: string) => expect.stringMatching(`^${word} \\(`);
  expect(rows).toMatchObject([
    { action: "product.changed", before: { pictures: [] }, after: { pictures: [alike("pink")] } },
    { action: "product.changed", after: { pictures: [alike("pink"), alike("teal")] } },
    {
      action: "product.changed",
      before: { pictures: [alike("pink"), alike("teal")] },
      after: { pictures: [alike("Teal"), alike("Pink")] },
    },
  ]);
});

test("a picture comes as a stream: too much of it is not read to its end, and a full gallery takes no more", async () => {
  const made = (await takeWithStock(story, [productDraft(story, "streamed")])).get("streamed")!;
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield Buffer.alloc(1024 * 1024);
    }
  }
  const upload = (productId: string, body: AsyncIterable<Uint8Array>, alt = "") =>
    uploadPicture(ctx, productId, { alt, body }, kept);
  expect(await upload(made.productId, endless())).toMatchObject({ code: "picture_too_large" });
  expect(given).toBe(MAX_PICTURE_BYTES / 1024 / 1024 + 1);
  expect(await upload(ctx.ids.next(), endless())).toMatchObject({ code: "product_not_found" });
  expect(given).toBe(MAX_PICTURE_BYTES / 1024 / 1024 + 1);

  async function* whole(colour: string) {
    yield await paint(colour);
  }
  expect(await upload(made.productId, whole("gold"), "Gold")).toMatchObject({ value: { added: true } });
  expect(await upload(made.productId, whole("gold"))).toMatchObject({ value: { added: false } });
  const known = (await productById(ctx, made.productId))!;
  expect(known.pictures).toMatchObject([{ alt: "Gold" }]);
  const pictures = Array.from({ length: MAX_PICTURES - 1 }, (_, at) => ({ source: `none:${at}` }));
  await transact(ctx, (tx) =>
    editProduct(tx, { productId: made.productId, expectedVersion: null }, { pictures }),
  );
  expect(await upload(made.productId, whole("silver"))).toMatchObject({ code: "too_many_pictures" });
  expect(await upload(made.productId, whole("gold"))).toMatchObject({ value: { added: false } });
});
