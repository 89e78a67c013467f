import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderStorage } from "@/lib/platform/storage";
import { sizedPicture } from "./sized-picture";

const folder = mkdtempSync(join(tmpdir(), "cartwright-sized-"));
const storage = folderStorage(folder);
let key = "";

beforeAll(async () => {
  const image = sharp({
    create: { width: 800, height: 1000, channels: 3, background: { r: 200, g: 90, b: 40 } },
  });
  const bytes = await image.webp().toBuffer();
  const hash = createHash("sha256").update(bytes).digest("hex");
  key = `${hash.slice(0, 2)}/${hash}.webp`;
  await storage.put(key, bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("pictures at a width", () => {
  it("are made once and kept", async () => {
    const made = await sizedPicture(storage, key, 320, "webp");
    expect(made).toMatchObject({ format: "webp", isFinal: true });
    expect(await sharp(made!.bytes).metadata()).toMatchObject({ format: "webp", width: 320, height: 400 });
    expect(await storage.has(key.replace(".webp", "w320.webp"))).toBe(true);
  });

  it("never grow beyond the original", async () => {
    const made = await sizedPicture(storage, key, 1920, "webp");
    expect((await sharp(made!.bytes).metadata()).width).toBe(800);
  });

  it("come as WebP at once, and as AVIF once that is made", async () => {
    const first = await sizedPicture(storage, key, 96, "avif");
    expect(first).toMatchObject({ format: "webp", isFinal: false });
    await expect.poll(() => storage.has(key.replace(".webp", "w96.avif")), { timeout: 10_000 }).toBe(true);
    expect(await sizedPicture(storage, key, 96, "avif")).toMatchObject({ format: "avif", isFinal: true });
  });

  it("are made of originals alone, so that nothing can be made without end", async () => {
    expect(await sizedPicture(storage, key.replace(".webp", "w320.webp"), 96, "webp")).toBeNull();
    expect(await sizedPicture(storage, `aa/${"a".repeat(64)}.webp`, 96, "webp")).toBeNull();
  });
});
