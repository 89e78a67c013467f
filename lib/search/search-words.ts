import { cleanText } from "@/lib/kernel/address";
import { MAX_QUERY } from "./contract";

/** What a typed text comes to: nothing in it can be an error in SQL. */
export interface SearchWords {
  /** Cleaned and cut, as it is shown again. */
  readonly text: string;
  /** Its words without signs, in lower case: what a prefix query is made of. */
  readonly words: readonly string[];
}

/** More words than a title has. */
const MOST_WORDS = 12;

/**
 * Cleans a typed query: control and zero-width characters go, other compositions of the same letter become one, and
 * what is longer than 200 characters is cut (a half letter at the cut too).
 */
export function searchWords(typed: string): SearchWords {
  const text = cleanText(typed.slice(0, MAX_QUERY * 4).normalize("NFKC"))
    .slice(0, MAX_QUERY)
    .replace(/\p{Surrogate}/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  return { text, words: words.slice(0, MOST_WORDS) };
}
