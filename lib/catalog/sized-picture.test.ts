import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderStorage, type Storage } from "@/lib/platform/storage";
import { MOST_MAKING, sizedPicture } from "./sized-picture";

const folder = mkdtempSync(join(tmpdir(), "cartwright-sized-"));
const storage = folderStorage(folder);
let key = "";

beforeAll(async () => {
  key = await original(800, 1000);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function original(width: number, height: number): Promise<string> {
  const image = sharp({ create: { width, height, channels: 3, background: { r: 200, g: 90, b: 40 } } });
  const bytes = await image.webp().toBuffer();
  const hash = createHash("sha256").update(bytes).digest("hex");
  const made = `${hash.slice(0, 2)}/${hash}.webp`;
  await storage.put(made, bytes);
  return made;
}

describe("pictures at a width", () => {
  it("are made once and kept", async () => {
    const made = await sizedPicture(storage, key, 338, "webp");
    expect(made).toMatchObject({ format: "webp", isFinal: true });
    expect(await sharp(made!.bytes).metadata()).toMatchObject({ format: "webp", width: 338, height: 422 });
    expect(await storage.has(key.replace(".webp", "w338.webp"))).toBe(true);
  });

  it("never grow beyond the original", async () => {
    const made = await sizedPicture(storage, key, 1783, "webp");
    expect((await sharp(made!.bytes).metadata()).width).toBe(800);
  });

  it("come as WebP at once, and as AVIF once that is made", async () => {
    const first = await sizedPicture(storage, key, 97, "avif");
    expect(first).toMatchObject({ format: "webp", isFinal: false });
    await expect.poll(() => storage.has(key.replace(".webp", "w97.avif")), { timeout: 10_000 }).toBe(true);
    expect(await sizedPicture(storage, key, 97, "avif")).toMatchObject({ format: "avif", isFinal: true });
  });

  it("come as WebP alone while too many AVIFs wait", async () => {
    const tiny = await original(4, 5);
    const made: string[] = [];
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const slow: Storage = {
      ...storage,
      read: async (one) => (one === tiny ? storage.read(one) : null),
      put: async (one) => {
        if (!one.endsWith(".avif")) return;
        await held;
        made.push(one);
      },
    };
    for (let width = 1; width <= MOST_MAKING + 5; width += 1)
      expect(await sizedPicture(slow, tiny, width, "avif")).toMatchObject({ format: "webp" });
    release();
    await expect.poll(() => made.length, { timeout: 20_000 }).toBeGreaterThan(MOST_MAKING - 5);
    // One AVIF after the other: this one stands behind all of them.
    await sizedPicture(storage, key, 111, "avif");
    await expect.poll(() => storage.has(key.replace(".webp", "w111.avif")), { timeout: 10_000 }).toBe(true);
    expect(made.length).toBeLessThanOrEqual(MOST_MAKING);
  });

  it("are made of originals alone, so that nothing can be made without end", async () => {
    expect(await sizedPicture(storage, key.replace(".webp", "w338.webp"), 97, "webp")).toBeNull();
    expect(await sizedPicture(storage, `aa/${"a".repeat(64)}.webp`, 97, "webp")).toBeNull();
  });
});
