import { cleanText } from "@/lib/kernel/address";

const LONGEST = 2_000;
const BESIDE = "beside:";

/**
 * What a picture cell names, as a media source: an http(s) address as it is, or a path beside the import's file under
 * its product, so that two catalogues with the same file names never share a picture. Null for anything else.
 */
export function pictureSource(written: string, handle: string): string | null {
  if (written.length > LONGEST) return null;
  if (/^https?:\/\//i.test(written)) return URL.canParse(written) ? written : null;
  return isPathBeside(written) ? `${BESIDE}${handle}/${written}` : null;
}

/** The path that a source names beside the file; null when it is an address. */
export function pathBeside(source: string): string | null {
  if (!source.startsWith(BESIDE)) return null;
  return source.slice(source.indexOf("/") + 1);
}

/** Relative, downwards only, no other scheme or drive: what could leave the folder is refused before it is looked at. */
function isPathBeside(path: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.includes("\\") || cleanText(path) !== path) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
