import type { ShopIdentity } from "@/lib/shop/contract";
import type { Letter, LetterPart } from "./letter";

/** The plain-text part of a letter: no table, no column, since readers choose their own width and type. */
export function letterText(letter: Letter, shop: ShopIdentity): string {
  const blocks = [letter.heading, ...letter.parts.map(partText), ["-- ", ...footer(shop)].join("\n")];
  return `${blocks.join("\n\n")}\n`;
}

export function footer(shop: ShopIdentity): string[] {
  return [shop.name, ...shop.addressLines, `Questions? Reply to this mail or write to ${shop.email}.`];
}

function partText(part: LetterPart): string {
  switch (part.kind) {
    case "paragraph":
    case "note":
      return part.text;
    case "action":
    case "link":
      return `${part.label}:\n${part.url}`;
    case "items":
      return [part.title, ...part.items.map((item) => `  ${itemText(item)}`)].join("\n");
    case "totals":
      return [
        ...part.rows.map((row) => `${row.label}: ${row.amount}`),
        ...(part.note ? [part.note] : []),
      ].join("\n");
    case "facts":
      return part.facts
        .map((fact) => [`${fact.label}:`, ...fact.lines, ...(fact.url ? [fact.url] : [])].join("\n  "))
        .join("\n\n");
  }
}

function itemText(item: {
  readonly title: string;
  readonly detail: string | null;
  readonly quantity: number;
  readonly amount: string | null;
}): string {
  const name = item.detail ? `${item.title}, ${item.detail}` : item.title;
  return `${item.quantity} × ${name}${item.amount ? `: ${item.amount}` : ""}`;
}
