import sharp from "sharp";
import type { Storage } from "@/lib/platform/storage";

/** Twice the 72 by 90 points that a mail shows: one shape, since mail readers know no `object-fit`. */
const SIZE = { width: 144, height: 180 };
const original = /^([0-9a-f]{2}\/[0-9a-f]{64})\.webp$/;

/**
 * A stored picture as mails show it, made at the first request and kept beside the original: small, and a JPEG, since
 * some mail readers know neither WebP nor AVIF. Null when there is no such original, or it is broken.
 */
export async function mailPicture(storage: Storage, key: string): Promise<Buffer | null> {
  const stem = original.exec(key)?.[1];
  if (!stem) return null;
  const kept = await storage.read(`${stem}mail.jpg`);
  if (kept) return kept;
  const source = await storage.read(key);
  return source && make(storage, source, `${stem}mail.jpg`);
}

async function make(storage: Storage, source: Buffer, to: string): Promise<Buffer | null> {
  try {
    const bytes = await sharp(source)
      .resize({ ...SIZE, fit: "cover" })
      .flatten({ background: "white" })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer();
    await storage.put(to, bytes);
    return bytes;
  } catch {
    // A broken original is shown by nobody, and makes no request fail.
    return null;
  }
}
