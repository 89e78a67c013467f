import { createHash } from "node:crypto";

/** What an address segment may look like; the tables check the same. */
export const handleShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 120;

/** Letters that Unicode does not decompose into a base letter and a mark. */
const spelled: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/**
 * The address segment of a name: "Crème & Sugar Bowl" is `creme-sugar-bowl`. A name without any Latin letter or digit
 * gets a stable one from its hash, so that it has an address too.
 */
export function handleOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}|['’]/gu, "")
    .replace(/[ßæœøđðþłı]/g, (letter) => spelled[letter] ?? "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
  if (plain !== "") return plain;
  return `n-${createHash("sha256").update(name).digest("hex").slice(0, 12)}`;
}

/** A handle that is not in `taken`: the wanted one, or the next with a number behind it. */
export function freeHandle(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n += 1) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`;
}
