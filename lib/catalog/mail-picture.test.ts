import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { folderStorage } from "@/lib/platform/storage";
import { mailPicture } from "./mail-picture";

const folder = mkdtempSync(join(tmpdir(), "cartwright-mail-picture-"));
const storage = folderStorage(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function stored(width: number, height: number): Promise<string> {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const bytes = await sharp({ create: { width, height, channels: 4, background: clear } })
    .webp()
    .toBuffer();
  const hash = createHash("sha256").update(bytes).digest("hex");
  const key = `${hash.slice(0, 2)}/${hash}.webp`;
  await storage.put(key, bytes);
  return key;
}

describe("a picture in a mail", () => {
  it("is a small JPEG of one shape, whatever shape it was, and white where it was clear", async () => {
    for (const [width, height] of [
      [800, 1000],
      [900, 300],
      [40, 40],
    ] as const) {
      const made = await mailPicture(storage, await stored(width, height));
      expect(await sharp(made!).metadata()).toMatchObject({ format: "jpeg", width: 144, height: 180 });
      const { data } = await sharp(made!).raw().toBuffer({ resolveWithObject: true });
      expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
    }
  });

  it("is made once and kept", async () => {
    const key = await stored(640, 800);
    const first = await mailPicture(storage, key);
    expect(await storage.read(key.replace(".webp", "mail.jpg"))).toEqual(first);
  });

  it("is made of originals alone, and of none that is broken", async () => {
    const key = await stored(641, 800);
    await mailPicture(storage, key);
    expect(await mailPicture(storage, key.replace(".webp", "mail.jpg"))).toBeNull();
    expect(await mailPicture(storage, `aa/${"a".repeat(64)}.webp`)).toBeNull();
    await storage.put(`bb/${"b".repeat(64)}.webp`, Buffer.from("no picture"));
    expect(await mailPicture(storage, `bb/${"b".repeat(64)}.webp`)).toBeNull();
  });
});
