/** NUL, and surrogates that stand alone. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding one is the purpose
const broken = /[\u0000\p{Surrogate}]/u;

/**
 * Whether every text in a value is one that a database keeps: no NUL, no half of a surrogate pair. Postgres refuses
 * both in JSON, and no honest caller sends them: refused once, for every door. However deep the value, and though what
 * comes by React's reply format may refer to itself, each object is looked at once.
 */
export function isPlain(value: unknown): boolean {
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string" && broken.test(next)) return false;
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    for (const [key, inner] of Object.entries(next)) waiting.push(key, inner);
  }
  return true;
}

export const notPlain = "A NUL or half a character is no text.";
