import { after, days } from "@/lib/kernel/clock";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { transact } from "@/lib/platform/transact";
import { type Refreshed, refreshListings } from "./refresh-listings";
import { insertSales, rescore } from "./store";

/** How long a sale counts for what is popular. */
const WINDOW = days(90);

/** An order was placed: its units count for popularity from the next ranking on. Telling it again changes nothing. */
export function recordSales(
  tx: TxCtx,
  order: {
    readonly orderId: string;
    readonly soldAt: Date;
    readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
  },
): Promise<void> {
  return insertSales(tx, order.orderId, order.soldAt, order.lines);
}

/** Ranks products by what sold in the last 90 days. A timer's work, once an hour or a day: see `listing_sales`. */
export async function rankListings(ctx: Ctx): Promise<Refreshed> {
  const changed = await transact(ctx, (tx) => rescore(tx, after(tx.clock.now(), -WINDOW)));
  return refreshListings(ctx, changed);
}
