import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { folderStorage } from "@/lib/platform/storage";
import { sharePicture } from "./share-picture";
import { type Shared, shareVersion } from "./share-version";

const folder = mkdtempSync(join(tmpdir(), "cartwright-share-"));
const storage = folderStorage(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEY = `aa/${"a".repeat(64)}.webp`;
const thing: Shared = { pictureKey: KEY, title: "Market Tote", price: "€18.00", shop: "Cartwright Goods" };
const files = () => readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".jpg"));

/** The share of pixels that are darker than paper, in a part of the picture. */
async function inkIn(picture: Buffer, part: { left: number; top: number; width: number; height: number }) {
  const { data } = await sharp(picture).extract(part).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 128).length / data.length;
}

describe("the picture that is shared", () => {
  it("shows the product beside its name and price, and is made once", async () => {
    const source = await sharp({ create: { width: 800, height: 1_000, channels: 3, background: "black" } })
      .webp()
      .toBuffer();
    await storage.put(KEY, source);
    const [one, two] = await Promise.all([sharePicture(storage, thing), sharePicture(storage, thing)]);
    expect(one.equals(two)).toBe(true);
    expect(await sharePicture(storage, thing)).toEqual(one);
    expect(files()).toHaveLength(1);
    expect(await sharp(one).metadata()).toMatchObject({ format: "jpeg", width: 1_200, height: 630 });
    expect(await inkIn(one, { left: 0, top: 0, width: 500, height: 630 })).toBeGreaterThan(0.99);
    expect(await inkIn(one, { left: 560, top: 380, width: 600, height: 200 })).toBeGreaterThan(0.02);
  });

  it("has another name for another price, name or picture", () => {
    const names = [
      thing,
      { ...thing, price: "€17.00" },
      { ...thing, title: "Tote" },
      { ...thing, pictureKey: null },
    ];
    expect(new Set(names.map(shareVersion)).size).toBe(4);
    expect(shareVersion({ ...thing })).toBe(shareVersion(thing));
  });

  it("takes whatever stands in a name as words, and stands without a picture or with a broken one", async () => {
    await storage.put(`bb/${"b".repeat(64)}.webp`, Buffer.from("no picture"));
    for (const strange of ['<b>& "</span>', "Ｗ".repeat(300), "x".repeat(300), "茶 🫖", ""])
      for (const pictureKey of [null, `bb/${"b".repeat(64)}.webp`, `cc/${"c".repeat(64)}.webp`]) {
        const made = await sharePicture(storage, { ...thing, title: strange || "·", pictureKey });
        expect((await sharp(made).metadata()).width).toBe(1_200);
      }
  });
});
