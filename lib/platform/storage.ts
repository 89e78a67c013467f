import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { env } from "@/lib/env";
import { invariant } from "@/lib/kernel/invariant";

/**
 * Where media files are kept, by key. One small interface, so that a bucket can take the folder's place: files are
 * written once under the hash of their content and never changed, which is why nothing here needs a lock.
 */
export interface Storage {
  /** Keeps a file. Writing the same key again is harmless: the content is the same. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The file's bytes; null when there is none. */
  read(key: string): Promise<Buffer | null>;
  has(key: string): Promise<boolean>;
}

/** `ab/abcdef….webp`: what a key may look like, so that none can name a file outside. */
const keyShape = /^[a-z0-9]{2}\/[a-z0-9]{8,128}\.[a-z0-9]{2,5}$/;

export function isStorageKey(key: string): boolean {
  return keyShape.test(key);
}

/** A folder of this machine as storage. */
export function folderStorage(folder: string): Storage {
  const root = resolve(folder);
  const pathOf = (key: string) => {
    invariant(isStorageKey(key), "a storage key is made by us");
    return join(root, key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      if (await exists(path)) return;
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${randomBytes(6).toString("hex")}.tmp`;
      try {
        await writeWhole(draft, bytes);
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async read(key) {
      if (!isStorageKey(key)) return null;
      return readFile(pathOf(key)).catch(absent);
    },
    has: (key) => (isStorageKey(key) ? exists(pathOf(key)) : Promise.resolve(false)),
  };
}

let kept: Storage | null = null;

/** This process's storage: the folder MEDIA_DIR, or `.cartwright/media` beside the code. */
export function storage(): Storage {
  kept ??= folderStorage(env().MEDIA_DIR ?? join(process.cwd(), ".cartwright", "media"));
  return kept;
}

/** A file appears whole or not at all, also after a crash: it gets its name only when its bytes are on the disk. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(absent)) !== null;
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}
