import { invariant } from "@/lib/kernel/invariant";
import { sum } from "@/lib/kernel/money";

interface PayableOrder {
  readonly totalAmount: number;
  readonly lines: readonly {
    readonly id: string;
    readonly title: string;
    readonly variantTitle: string;
    readonly quantity: number;
    readonly subtotalAmount: number;
  }[];
  readonly adjustments: readonly {
    readonly lineId: string | null;
    readonly type: string;
    readonly label: string;
    readonly amount: number;
    readonly included: boolean;
  }[];
}

export interface SessionItem {
  readonly name: string;
  readonly quantity: number;
  readonly amount: number;
}

/**
 * What the payment page shows: each line with its final amount, then what belongs to no line (delivery, its tax,
 * rounding) as one. The parts sum to the order's total to the cent; nothing of zero is listed. Works on a new order
 * and on its stored rows alike, since a retry must send the very same.
 */
export function sessionItems(order: PayableOrder): SessionItem[] {
  const items = order.lines
    .map((line) => ({
      name: line.variantTitle ? `${line.title} (${line.variantTitle})` : line.title,
      quantity: line.quantity,
      amount: line.subtotalAmount + sum(summing(order, line.id)),
    }))
    .filter((item) => item.amount > 0);
  const rest = order.totalAmount - sum(items.map((item) => item.amount));
  if (rest > 0) items.push({ name: restLabel(order), quantity: 1, amount: rest });
  if (rest < 0) takeFromLargest(items, -rest);
  invariant(
    sum(items.map((item) => item.amount)) === order.totalAmount,
    "what Stripe is told sums to the order",
  );
  return items;
}

function summing(order: PayableOrder, lineId: string): number[] {
  return order.adjustments.filter((row) => row.lineId === lineId && !row.included).map((row) => row.amount);
}

function restLabel(order: PayableOrder): string {
  return order.adjustments.find((row) => row.type === "fulfilment")?.label ?? "Rounding";
}

/** A rounding down with nothing else to take it from: the payment page has no negative lines. */
function takeFromLargest(items: { amount: number }[], excess: number): void {
  const largest = items.reduce((most, item) => (item.amount > most.amount ? item : most));
  largest.amount -= excess;
}
