import { createReadStream } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { ImportSource } from "./csv-rows";

/** A file of this machine, with the pictures that stand beside it. */
export function fileSource(path: string): ImportSource {
  const whole = resolve(path);
  return { name: basename(whole), folder: dirname(whole), open: () => createReadStream(whole) };
}

/** A file that is in memory already; nothing stands beside it. */
export function bytesSource(name: string, bytes: Uint8Array): ImportSource {
  return {
    name,
    folder: null,
    async *open() {
      yield bytes;
    },
  };
}
