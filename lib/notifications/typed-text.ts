/**
 * What a stranger typed must stay text in a mail that the shop signs. Escaping keeps it from being markup; these keep
 * mail readers from making a link of it by themselves, and its direction from spilling into ours.
 */

/** Joins nothing and shows nothing, but ends what a mail reader would take for an address (U+2060). */
const JOINER = "\u2060";

/** Text in which no mail reader finds an address of its own accord: "evil.example/win" is words, not a link. */
export function unlinked(text: string): string {
  return text.replace(/(?<=\S)(?:\.(?=\p{L})|[:@/](?=\S))/gu, `$&${JOINER}`);
}

const rightToLeft =
  /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Text beside other text on one line: where it runs from right to left, it does so by itself (UAX 9, isolates). */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text.replace(/[\u2066-\u2069]/g, "")}\u2069` : text;
}

/** Whether a text runs from right to left: its first letter says so, as in HTML's `dir=auto`. */
export function runsLeft(text: string): boolean {
  return rightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? "");
}

const letters = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The beginning of a text, of so many UTF-16 units at most, never cut within a letter; an ellipsis stands for the rest. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = "";
  for (const { segment } of letters.segment(text)) {
    if (kept.length + segment.length >= most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
