import type { CheckoutView } from "@/lib/checkout/contract";

export interface PriceChange {
  readonly what: string;
  readonly before: number;
  readonly now: number;
}

/** What costs something else than it did in the view before: things by their unit price, then whatever else differs. */
export function priceChanges(before: CheckoutView, now: CheckoutView): PriceChange[] {
  const things = now.lines.flatMap((line) => {
    const old = before.lines.find((one) => one.id === line.id);
    if (!old || old.unit_amount === line.unit_amount) return [];
    const name = [line.title, line.variant_title].filter(Boolean).join(", ");
    return [{ what: name, before: old.unit_amount, now: line.unit_amount }];
  });
  const sums = now.totals.flatMap((total) => {
    if (total.type === "total" || total.type === "subtotal") return [];
    const old = before.totals.find((one) => one.type === total.type)?.amount ?? 0;
    return old === total.amount ? [] : [{ what: total.label, before: old, now: total.amount }];
  });
  return [...things, ...sums];
}
