import type Stripe from "stripe";
import type { Tables } from "../store/rows";
import { undelivered } from "../webhooks/delivery";

/** A movement as it looks at `now` (Unix seconds): its money is pending until `available_on`. */
export function shownBalanceTransaction(
  movement: Stripe.BalanceTransaction,
  now: number,
): Stripe.BalanceTransaction {
  return { ...movement, status: movement.available_on <= now ? "available" : "pending" };
}

/** How many endpoints have not accepted each event yet. */
export function pendingWebhooks(tables: Tables): Map<string, number> {
  const pending = new Map<string, number>();
  for (const delivery of tables.delivery.oldestFirst()) {
    if (undelivered(delivery)) pending.set(delivery.event, (pending.get(delivery.event) ?? 0) + 1);
  }
  return pending;
}
