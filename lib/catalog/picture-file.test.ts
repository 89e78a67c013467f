import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { folderStorage } from "@/lib/platform/storage";
import { storePicture } from "./picture-file";

const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const storage = folderStorage(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = "<script>alert('inside a picture')</script>";
const blank = sharp({ create: { width: 8, height: 6, channels: 3, background: "#808080" } });

/** What is kept of an upload, as its reader gets it. */
async function kept(bytes: Uint8Array): Promise<Buffer> {
  const stored = await storePicture(storage, bytes);
  if (!stored.ok) throw new Error(stored.code);
  expect(stored.value.contentType).toBe("image/webp");
  return Buffer.from((await storage.read(stored.value.storageKey))!);
}

/** A PNG that says it is as large as it likes, in a few bytes. */
function claimingPng(edge: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) =>
    (bytes.reduce((sum, byte) => crcTable[(sum ^ byte) & 255]! ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([size, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("an uploaded picture", () => {
  it("is encoded anew: nothing of its sender's but the picture is kept", async () => {
    const jpeg = await blank
      .clone()
      .withExif({ IFD0: { ImageDescription: script, Copyright: script, Software: script } })
      .jpeg()
      .toBuffer();
    expect(jpeg.includes(script)).toBe(true);
    const png = await blank.clone().png().toBuffer();
    const gif = await blank.clone().gif().toBuffer();
    const evil = [jpeg, ...[jpeg, png, gif].map((file) => Buffer.concat([file, Buffer.from(script)]))];
    for (const file of evil) {
      const webp = await kept(file);
      expect(webp.subarray(0, 4).toString()).toBe("RIFF");
      expect(webp.includes("script")).toBe(false);
      const { exif, icc, xmp, format } = await sharp(webp).metadata();
      expect([exif, icc, xmp, format]).toEqual([undefined, undefined, undefined, "webp"]);
    }
  });

  it("is known by its bytes: no document, page or script is taken for one", async () => {
    const others = [
      `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`,
      `<html>${script}</html>`,
      "%PDF-1.4",
      "GIF89a/*<script>*/=1;alert(1)//",
      "\u0000",
      "",
    ];
    for (const text of others)
      expect(await storePicture(storage, Buffer.from(text)), text).toMatchObject({
        code: "picture_unreadable",
      });
  });

  it("cannot claim to be endless, nor weigh too much", async () => {
    expect(await storePicture(storage, claimingPng(50_000))).toMatchObject({ code: "picture_unreadable" });
    expect(await storePicture(storage, Buffer.alloc(20 * 1024 * 1024 + 1))).toMatchObject({
      code: "picture_too_large",
    });
  });
});
