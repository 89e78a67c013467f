import type { CheckoutView } from "@/lib/checkout/contract";

export interface PriceChange {
  readonly what: string;
  /** Null for what was not there. */
  readonly before: number | null;
  /** Null for what is there no more. */
  readonly now: number | null;
}

/**
 * What a buyer would pay for something else than in the view before: things that came, went, or cost or count
 * differently, then whatever else differs. The total is not among them.
 */
export function priceChanges(before: CheckoutView, now: CheckoutView): PriceChange[] {
  return [...thingChanges(before, now), ...sumChanges(before, now)];
}

/** Whether both views ask for the same money for the same things: then an agreement to one is one to the other. */
export function isSameDeal(before: CheckoutView, now: CheckoutView): boolean {
  return before.total === now.total && priceChanges(before, now).length === 0;
}

type Line = CheckoutView["lines"][number];

function thingChanges(before: CheckoutView, now: CheckoutView): PriceChange[] {
  const changed = now.lines.flatMap((line): PriceChange[] => {
    const old = before.lines.find((one) => one.id === line.id);
    if (!old) return [{ what: counted(line), before: null, now: line.subtotal }];
    if (old.unit_amount !== line.unit_amount)
      return [{ what: nameOf(line), before: old.unit_amount, now: line.unit_amount }];
    return old.quantity === line.quantity
      ? []
      : [{ what: counted(line), before: old.subtotal, now: line.subtotal }];
  });
  const gone = before.lines
    .filter((old) => !now.lines.some((line) => line.id === old.id))
    .map((old) => ({ what: counted(old), before: old.subtotal, now: null }));
  return [...changed, ...gone];
}

function sumChanges(before: CheckoutView, now: CheckoutView): PriceChange[] {
  const types = new Set([...now.totals, ...before.totals].map((entry) => entry.type));
  return [...types].flatMap((type) => {
    if (type === "total" || type === "subtotal") return [];
    const [old, one] = [before, now].map((view) => view.totals.find((entry) => entry.type === type));
    return old?.amount === one?.amount
      ? []
      : [{ what: (one ?? old)!.label, before: old?.amount ?? null, now: one?.amount ?? null }];
  });
}

const nameOf = (line: Line): string => [line.title, line.variant_title].filter(Boolean).join(", ");
const counted = (line: Line): string => `${line.quantity} × ${nameOf(line)}`;
