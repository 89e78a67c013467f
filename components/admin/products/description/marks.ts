import { Mark } from "@tiptap/core";
import { mayLead } from "./address";

/** A mark that is one tag and nothing else. No button makes it: what is stored keeps it. */
const plain = (tag: string) =>
  Mark.create({ name: tag, parseHTML: () => [{ tag }], renderHTML: () => [tag, 0] });

export const smallMarks = ["u", "s", "small", "sub", "sup", "code"].map(plain);

/**
 * A link with what the shop keeps of it. Not the library's own: that one writes `target` and `rel`, which are taken
 * out on saving, and brings a list of all top-level domains.
 */
export const Link = Mark.create({
  name: "link",
  priority: 1_000,
  // What is typed behind a link is no part of it.
  inclusive: false,
  addAttributes: () => ({ href: { default: null }, title: { default: null } }),
  parseHTML: () => [
    { tag: "a[href]", getAttrs: (node) => (mayLead(node.getAttribute("href") ?? "") ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});
