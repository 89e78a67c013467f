import { getSchema } from "@tiptap/core";
import { extensions } from "./extensions";
import { documentOf, elementsOf, written } from "./html";
import { meaningOf } from "./meaning";

export const schema = getSchema(extensions);

/** What the editor does not know, as its reader would call it. */
const names: Readonly<Record<string, string>> = {
  TABLE: "a table",
  DL: "a list of terms",
  IMG: "a picture",
  SCRIPT: "a script",
  STYLE: "styles",
};
const known = new Set([
  ...["P", "BR", "HR", "H1", "H2", "H3", "H4", "UL", "OL", "LI", "BLOCKQUOTE", "DIV", "SPAN", "A"],
  ...["STRONG", "B", "EM", "I", "U", "S", "SMALL", "SUB", "SUP", "CODE"],
]);

/**
 * Why a description cannot be edited as text, in a sentence; null if it can. It can if what the editor would give back
 * unchanged means the same as what is there.
 */
export function misfit(html: string, Parser = DOMParser): string | null {
  const there = elementsOf(html, Parser);
  // Before it is read: the library puts lists in order where they stand.
  const meaning = meaningOf(there);
  const back = written(documentOf(there, schema), there.ownerDocument);
  if (meaningOf(elementsOf(back, Parser)) === meaning) return null;
  const stranger = [...there.querySelectorAll("*")].find(({ tagName }) => !known.has(tagName));
  if (!stranger) return "This text is put together in a way that only HTML keeps, so it is edited as HTML.";
  const name = names[stranger.tagName] ?? `“${stranger.tagName.toLowerCase()}”`;
  return `This text holds ${name}, which is edited as HTML.`;
}
