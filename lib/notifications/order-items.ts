import { pictureAddress } from "@/lib/catalog";
import { shopUrl } from "@/lib/platform/urls";
import { includedTaxWords } from "@/lib/tax";
import type { OrderLineView, OrderView } from "@/lib/views/contract";
import type { LetterItem, LetterPart, LetterTotal } from "./letter";
import { money } from "./order-parts";
import { clipped } from "./typed-text";

/** Gmail cuts a mail at 102 kB: what a list has beside these stands on the order's page. Two of units fit into one mail. */
const MOST_BOUGHT = 40;
const MOST_UNITS = 25;
const LONGEST_TITLE = 80;
const LONGEST_DETAIL = 60;

/** What was bought, with what each line costs before any discount: the lines add up to the subtotal. */
export function boughtItems(order: OrderView): LetterPart {
  const items = order.lines.slice(0, MOST_BOUGHT).map((line) => ({
    ...itemOf(line, line.quantity),
    detail: detailOf(line, line.quantity > 1 ? `${money(order, line.unitAmount)} each` : ""),
    amount: money(order, line.subtotal),
  }));
  return { kind: "items", title: "What you ordered", items, more: moreOf(order.lines.length - MOST_BOUGHT) };
}

/** Units without money: what is in a parcel, what is still to come. Nothing when there are none. */
export function plainItems(
  order: OrderView,
  title: string,
  units: readonly { readonly lineId: string; readonly quantity: number }[],
): LetterPart[] {
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  const items = units.flatMap(({ lineId, quantity }) => {
    const line = lines.get(lineId);
    return line && quantity > 0 ? [itemOf(line, quantity)] : [];
  });
  if (items.length === 0) return [];
  return [
    { kind: "items", title, items: items.slice(0, MOST_UNITS), more: moreOf(items.length - MOST_UNITS) },
  ];
}

function itemOf(line: OrderLineView, quantity: number): LetterItem {
  return {
    title: clipped(line.title, LONGEST_TITLE),
    detail: detailOf(line),
    quantity,
    amount: null,
    picture: line.pictureKey ? shopUrl(`${pictureAddress(line.pictureKey)}?as=mail`) : null,
  };
}

function detailOf(line: OrderLineView, ...beside: readonly string[]): string | null {
  const parts = [clipped(line.variantTitle, LONGEST_DETAIL), ...beside].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : null;
}

function moreOf(left: number): string | null {
  if (left <= 0) return null;
  return `And ${left} more ${left === 1 ? "thing" : "things"}, on the page of your order.`;
}

/** From the subtotal to the total, each difference by the name it has in the order. */
export function totals(order: OrderView): LetterPart {
  const rows = order.totals.flatMap((total): LetterTotal[] => {
    const isTotal = total.type === "total";
    const isFree = (amount: number) => total.type === "fulfilment" && amount === 0;
    return (total.lines?.length ? total.lines : [total]).map(({ label, amount }) => ({
      label,
      amount: isFree(amount) ? "Free" : money(order, amount),
      isTotal,
    }));
  });
  const note = includedTaxWords(order.includedTax, order.currency, order.locale);
  // A subtotal that nothing changes is the total.
  return { kind: "totals", rows: rows.length > 2 ? rows : rows.filter((row) => row.isTotal), note };
}
