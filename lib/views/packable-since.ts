import type { OrderView } from "./order-contract";

/**
 * Since when an order could be packed: since it was placed, or, where its money came days later, since then. Promised
 * days are counted from here. Null before it was placed; of one whose money is awaited, the day it was placed.
 */
export function packableSince({
  placedAt,
  payments,
}: Pick<OrderView, "placedAt"> & {
  readonly payments: readonly Pick<OrderView["payments"][number], "paidAt">[];
}): Date | null {
  if (!placedAt) return null;
  const paid = payments.flatMap(({ paidAt }) => paidAt ?? []).map((at) => at.getTime());
  return paid.length === 0 ? placedAt : new Date(Math.max(placedAt.getTime(), Math.min(...paid)));
}
