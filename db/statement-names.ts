import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** A text is named when it is asked this often: what is asked once is not worth keeping. */
const OFTEN = 3;
/** Postgres keeps each plan in each connection: there is an end to that. */
const MOST_NAMES = 250;
/** Searches and lists of the catalogue are planned for each call: which word or category is asked for decides the way. */
const PLANNED_ANEW = /\blisting/;

/** BEGIN, COMMIT and their like have nothing to plan. */
const SHORT = 40;

const seen = new LRUCache<string, number>({ max: 2_000 });
const names = new Map<string, string>();

/** The name under which connections keep this statement; undefined for one that is not asked often. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_NAMES || text.length < SHORT || PLANNED_ANEW.test(text)) return known;
  const times = (seen.get(text) ?? 0) + 1;
  seen.set(text, times);
  if (times < OFTEN) return undefined;
  const name = `cw_${createHash("sha256").update(text).digest("base64url").slice(0, 24)}`;
  names.set(text, name);
  return name;
}
