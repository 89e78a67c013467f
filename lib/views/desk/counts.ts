import { sql } from "drizzle-orm";
import { waitsForStock } from "@/lib/fulfilment";
import type { ReadCtx } from "@/lib/kernel/context";
import { takenUpBefore, type WorkingHours } from "@/lib/kernel/working-days";
import type { DeskCounts } from "./contract";

/** Beyond this a queue is only called long: counting on would read every page of it for a number nobody uses. */
export const MOST_COUNTED = 1_000;

/** The numbers in the navigation, in one statement that walks partial indexes, so far and no further. */
export async function deskCounts(ctx: ReadCtx, hours: WorkingHours): Promise<DeskCounts> {
  const dayIsOver = sql`${takenUpBefore(ctx.clock.now(), hours).toISOString()}::timestamptz`;
  const { rows } = await ctx.db.execute<DeskCounts & Record<string, unknown>>(sql`
    WITH ${waitsForStock}
    SELECT count(*)::int AS "toShip",
      (count(*) FILTER (WHERE waiting.at < ${dayIsOver} AND waiting.id NOT IN (SELECT order_id FROM waits)))::int AS late,
      (SELECT count(DISTINCT order_id)::int FROM waits) AS "waitForStock",
      (SELECT count(*)::int FROM (SELECT FROM inquiries WHERE answered_at IS NULL LIMIT ${MOST_COUNTED}) letter) AS "toAnswer",
      (SELECT count(*)::int FROM problems WHERE resolved_at IS NULL) AS problems
    FROM (
      SELECT id, packable_at AS at FROM orders
      WHERE state = 'placed' AND sent_at IS NULL
      ORDER BY packable_at, id LIMIT ${MOST_COUNTED}
    ) waiting
  `);
  return rows[0]!;
}
