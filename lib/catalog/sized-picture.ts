import sharp from "sharp";
import type { Storage } from "@/lib/platform/storage";

export type PictureFormat = "avif" | "webp";

export interface SizedPicture {
  readonly bytes: Buffer;
  readonly format: PictureFormat;
  /** False while a better one is still being made: then it should not be kept for long. */
  readonly isFinal: boolean;
}

/** An original is named by the whole hash of its content; only of those are smaller ones made. */
const original = /^([0-9a-f]{2}\/[0-9a-f]{64})\.webp$/;

/**
 * A stored picture at a width, made at the first request and kept beside the original. WebP is quick and made while
 * the reader waits; AVIF is smaller and takes ten times as long, so it is made behind their back and is there for the
 * next one, unless too many wait already. Null when there is no such original.
 */
export async function sizedPicture(
  storage: Storage,
  key: string,
  width: number,
  wanted: PictureFormat,
): Promise<SizedPicture | null> {
  const stem = original.exec(key)?.[1];
  if (!stem) return null;
  const keyOf = (format: PictureFormat) => `${stem}w${width}.${format}`;
  if (wanted === "avif") {
    const bytes = await storage.read(keyOf("avif"));
    if (bytes) return { bytes, format: "avif", isFinal: true };
  }
  const kept = await storage.read(keyOf("webp"));
  const bytes = kept ?? (await make(storage, key, keyOf("webp"), width, "webp"));
  if (!bytes) return null;
  if (wanted === "avif" && making.size < MOST_MAKING) void make(storage, key, keyOf("avif"), width, "avif");
  return { bytes, format: "webp", isFinal: wanted === "webp" };
}

const making = new Map<string, Promise<Buffer | null>>();
/** As many as a few pages show. What finds no room is asked for again, an hour later at most. */
export const MOST_MAKING = 100;
/** One AVIF at a time: encoding fills a core, and pages come first. */
let slow: Promise<unknown> = Promise.resolve();

/** The same picture asked for twice is made once. */
function make(
  storage: Storage,
  from: string,
  to: string,
  width: number,
  format: PictureFormat,
): Promise<Buffer | null> {
  const running = making.get(to);
  if (running) return running;
  const work = () => encode(storage, from, to, width, format);
  const made = format === "webp" ? work() : slow.then(work);
  if (format === "avif") slow = made;
  making.set(to, made);
  void made.finally(() => making.delete(to));
  return made;
}

async function encode(
  storage: Storage,
  from: string,
  to: string,
  width: number,
  format: PictureFormat,
): Promise<Buffer | null> {
  const source = await storage.read(from);
  if (!source) return null;
  const picture = sharp(source).resize({ width, withoutEnlargement: true });
  const encoded =
    format === "webp" ? picture.webp({ quality: 78, effort: 3 }) : picture.avif({ quality: 58, effort: 3 });
  try {
    const bytes = await encoded.toBuffer();
    await storage.put(to, bytes);
    return bytes;
  } catch {
    // A broken original is shown by nobody, and makes no request fail.
    return null;
  }
}
