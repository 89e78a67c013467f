import type { ShopIdentity } from "@/lib/shop/contract";
import type { Letter, LetterItem, LetterPart, LetterStep } from "./letter";
import { isolated } from "./typed-text";

/** The plain-text part of a letter: no table, no column, since readers choose their own width and type. */
export function letterText(letter: Letter, shop: ShopIdentity): string {
  const blocks = [letter.heading, ...letter.parts.map(partText), ["-- ", ...foot(letter, shop)].join("\n")];
  return `${blocks.join("\n\n")}\n`;
}

/** Who writes, how to answer, and why its reader has this mail. */
export function foot(letter: Letter, shop: ShopIdentity): string[] {
  return [
    [shop.name, ...shop.addressLines].join(", "),
    ...(letter.answer === "its writer" ? [] : [`Questions? Reply to this mail, or write to ${shop.email}.`]),
    ...(letter.why ? [letter.why] : []),
  ];
}

function partText(part: LetterPart): string {
  switch (part.kind) {
    case "paragraph":
    case "note":
      return part.text;
    case "action":
    case "link":
      return `${part.label}:\n${part.url}`;
    case "steps":
      return [titled(part.title), ...part.steps.map(stepText)].join("\n");
    case "items":
      return [
        titled(part.title),
        ...part.items.map((item) => `- ${itemText(item)}`),
        ...(part.more ? [part.more] : []),
      ].join("\n");
    case "totals":
      return [
        ...part.rows.map(({ label, amount }) => `${isolated(label)}: ${amount}`),
        ...(part.note ? [part.note] : []),
      ].join("\n");
    case "facts":
      return part.facts.map(({ label, lines }) => [titled(label), ...lines].join("\n")).join("\n\n");
    case "words":
      return [titled(part.label), ...part.text.split("\n").map((line) => `> ${line}`.trimEnd())].join("\n");
  }
}

/** A heading of plain text: a line that ends as one. */
function titled(title: string): string {
  return `${title}:`;
}

/** What follows a colon goes on with the sentence. */
function stepText({ when, what }: LetterStep): string {
  return `- ${when}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}

function itemText({ quantity, title, detail, amount }: LetterItem): string {
  const name = [title, detail].filter((part) => part !== null).map(isolated);
  return `${quantity} × ${name.join(", ")}${amount ? `: ${amount}` : ""}`;
}
