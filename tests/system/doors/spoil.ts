/** Stands where a value is to be written as it is, past what JSON.stringify would tidy up. */
const MARK = "\u2402";

/** Where the leaves of a JSON value are, each with its value. */
export function leavesOf(value: unknown, path: readonly string[] = []): (readonly [string[], unknown])[] {
  if (typeof value !== "object" || value === null) return [[[...path], value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** The JSON of `value` with one leaf written as `text`. */
export function spoiled(value: unknown, path: readonly string[], text: string): string {
  const put = (here: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return MARK;
    if (Array.isArray(here)) return here.map((one, at) => (String(at) === key ? put(one, rest) : one));
    const known = here as Record<string, unknown>;
    return { ...known, [key]: put(known[key], rest) };
  };
  return JSON.stringify(put(value, path)).replace(`"${MARK}"`, () => text);
}

/** Numbers that are none, none that count anything, or none that a computer can tell from the next. */
export const noNumbers = ["-1", "1.5", "1e309", "9007199254740992", '"２"', "[]", "[1]", "{}", "true"];
/** Text that no database holds. */
export const noText = ['"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udc00x"'];
/** What may be taken or not, but is never a failure of ours. */
export const oddValues = [
  "0",
  "null",
  '""',
  '"x"',
  '"__proto__"',
  `"${"x".repeat(20_000)}"`,
  '{"__proto__":{"x":1}}',
  `"<script>alert(1)</script>'; DROP TABLE orders;--"`,
  `${"[".repeat(500)}${"]".repeat(500)}`,
];
/** The same in React's reply format, and what only that can say. */
export const oddReplies = [
  '"$NaN"',
  '"$Infinity"',
  '"$-0"',
  '"$n100"',
  '"$undefined"',
  '"$D2026-01-01T00:00:00.000Z"',
];
