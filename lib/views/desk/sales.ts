import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { addDays, dayOf } from "@/lib/kernel/zoned";
import type { DeskSales, SalesOfDay } from "./contract";

/** Days in the plot: a fortnight, and the week before it, which its first days are compared with. */
const SPAN = 21;

interface Row extends Record<string, unknown> {
  readonly day: string;
  readonly currency: string;
  readonly amount: string;
  readonly orders: number;
  /** Of it, what was placed before this time of day. */
  readonly so_far: string;
}

/**
 * Totals of placed orders by day and currency, in the shop's time zone, over three weeks: one statement on
 * `orders_listed`. Cancelled orders do not count, nor those whose money a bank has only promised, of which today's are
 * counted apart (`orders_state`); refunds are not taken off, so that a past day stays as it was.
 */
export async function deskSales(ctx: ReadCtx, timeZone: string): Promise<DeskSales> {
  const now = ctx.clock.now();
  const today = dayOf(now, timeZone);
  const { rows } = await ctx.db.execute<Row>(sql`
    SELECT to_char(local, 'YYYY-MM-DD') AS day, currency, sum(total_amount)::text AS amount, count(*)::int AS orders,
      coalesce(sum(total_amount) FILTER (WHERE local::time <= (${now.toISOString()}::timestamptz AT TIME ZONE ${timeZone})::time), 0)::text AS so_far
    FROM (
      SELECT coalesce(placed_at, created_at) AT TIME ZONE ${timeZone} AS local, currency, total_amount FROM orders
      WHERE coalesce(placed_at, created_at) >= (${today}::date - ${SPAN - 1}::int)::timestamp AT TIME ZONE ${timeZone}
        AND state = 'placed'
    ) sale
    GROUP BY 1, 2
  `);
  const waiting = await ctx.db.execute<{ orders: number }>(sql`
    SELECT count(*)::int AS orders FROM orders
    WHERE state = 'payment_pending' AND coalesce(placed_at, created_at) >= ${today}::date::timestamp AT TIME ZONE ${timeZone}
  `);
  const span = Array.from({ length: SPAN }, (_, back) => addDays(today, back + 1 - SPAN));
  const lastWeek = addDays(today, -7);
  const of = (currency: string, day: string) =>
    rows.find((row) => row.currency === currency && row.day === day);
  const currencies = bySales(rows);
  return {
    today,
    sameDayLastWeek: lastWeek,
    waitingToday: waiting.rows[0]!.orders,
    currencies: currencies.map((currency) => ({
      currency,
      today: figures(of(currency, today)),
      lastWeekSoFar: Number(of(currency, lastWeek)?.so_far ?? 0),
      lastWeek: figures(of(currency, lastWeek)),
      days: span.map((day): SalesOfDay => ({ day, ...figures(of(currency, day)) })),
    })),
  };
}

function figures(row: Row | undefined) {
  return { amount: Number(row?.amount ?? 0), orders: row?.orders ?? 0 };
}

/** Amounts of different currencies cannot be compared; the number of orders can. */
function bySales(rows: readonly Row[]): string[] {
  const orders = new Map<string, number>();
  for (const row of rows) orders.set(row.currency, (orders.get(row.currency) ?? 0) + row.orders);
  return [...orders].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([currency]) => currency);
}
