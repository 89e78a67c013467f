import { createHash } from "node:crypto";
import sharp from "sharp";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Storage } from "@/lib/platform/storage";
import { MAX_PICTURE_BYTES } from "./contract";

/** The longest edge that is kept: a full-width picture on a large screen. */
const MAX_EDGE = 2_000;
/** Pixels before anything is decoded: a small file can claim to be endless. */
const MAX_PIXELS = 80_000_000;
/** Twice as fast as the next one, and files 4 % larger (563 photographs of 1,080 to 1,274 pixels). */
const EFFORT = 2;
/** Every picture is read once: a cache of decoded ones would only hold memory. */
sharp.cache(false);
/** Judged by the bytes, never by a name or a header. No SVG or PDF: they are documents that can refer to others. */
const formats = new Set(["jpeg", "png", "webp", "gif", "avif", "heif", "tiff"]);

/** A file as it is kept: re-encoded by us, so that nothing of the sender's but the picture is served. */
export interface StoredPicture {
  /** Of the kept bytes; the key is made from it, so that the same picture is kept once. */
  readonly sha256: string;
  readonly storageKey: string;
  readonly contentType: "image/webp";
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/**
 * Re-encodes a picture as WebP, upright, without metadata, at most 2,000 pixels an edge, and keeps it under the hash
 * of its content. Refusals: `picture_too_large`, `picture_unreadable` (not a picture, or broken).
 */
export async function storePicture(
  storage: Storage,
  bytes: Uint8Array,
  quality = 82,
): Promise<Result<StoredPicture, "picture_too_large" | "picture_unreadable">> {
  if (bytes.length > MAX_PICTURE_BYTES) return refuse("picture_too_large");
  const encoded = await encode(bytes, quality);
  if (encoded === null) return refuse("picture_unreadable");
  return ok(await keepPicture(storage, encoded.data, encoded.info));
}

/** A picture's bytes as they arrive; null as soon as they are too many. */
export async function readPicture(body: AsyncIterable<Uint8Array>): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MAX_PICTURE_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Keeps a WebP file of our own making under the hash of its content. */
export async function keepPicture(
  storage: Storage,
  webp: Buffer,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<StoredPicture> {
  const sha256 = createHash("sha256").update(webp).digest("hex");
  const storageKey = `${sha256.slice(0, 2)}/${sha256}.webp`;
  await storage.put(storageKey, webp);
  return { sha256, storageKey, contentType: "image/webp", width, height, bytes: webp.length };
}

async function encode(bytes: Uint8Array, quality: number) {
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", pages: 1 });
    const { format } = await picture.metadata();
    if (!format || !formats.has(format)) return null;
    return await picture
      .rotate()
      .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: "inside", withoutEnlargement: true })
      .webp({ quality, effort: EFFORT })
      .toBuffer({ resolveWithObject: true });
  } catch {
    // sharp throws plain errors for whatever it cannot read; which, tells nobody anything.
    return null;
  }
}
