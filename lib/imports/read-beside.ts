import { open, realpath } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { ok, type Result, refuse } from "@/lib/kernel/result";

/**
 * Reads a file that stands in or under a folder. The real paths decide, links resolved, so that neither dots nor a
 * link can lead outside; only ordinary files are read. Refusals: `outside`, `not_found`, `too_large`.
 */
export async function readBeside(
  folder: string,
  path: string,
  maxBytes: number,
): Promise<Result<Buffer, "outside" | "not_found" | "too_large">> {
  try {
    const root = await realpath(folder);
    const wanted = resolve(root, path);
    if (!isUnder(root, wanted)) return refuse("outside");
    if (!isUnder(root, await realpath(wanted))) return refuse("outside");
    const file = await open(wanted, "r");
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return refuse("not_found");
      if (stat.size > maxBytes) return refuse("too_large");
      return ok(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    if (
      /^(ENOENT|ENOTDIR|EACCES|EISDIR|ELOOP|ENAMETOOLONG)$/.test((error as NodeJS.ErrnoException).code ?? "")
    )
      return refuse("not_found");
    throw error;
  }
}

function isUnder(root: string, path: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}
