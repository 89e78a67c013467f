import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import type { DeskCounts } from "./contract";

/** Beyond this a queue is only called long: counting on would read every page of it for a number nobody uses. */
export const MOST_COUNTED = 1_000;

/** The numbers in the navigation, in one statement that walks partial indexes, so far and no further. */
export async function deskCounts(ctx: ReadCtx): Promise<DeskCounts> {
  const { rows } = await ctx.db.execute<{
    to_ship: number;
    oldest: string | null;
    to_answer: number;
    problems: number;
  }>(sql`
    SELECT count(*)::int AS to_ship,
      to_char(min(waiting.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS oldest,
      (SELECT count(*)::int FROM (SELECT FROM inquiries WHERE answered_at IS NULL LIMIT ${MOST_COUNTED}) letter) AS to_answer,
      (SELECT count(*)::int FROM problems WHERE resolved_at IS NULL) AS problems
    FROM (
      SELECT coalesce(placed_at, created_at) AS at FROM orders
      WHERE state = 'placed' AND sent_at IS NULL
      ORDER BY coalesce(placed_at, created_at), id LIMIT ${MOST_COUNTED}
    ) waiting
  `);
  const row = rows[0];
  return {
    toShip: row?.to_ship ?? 0,
    oldestToShip: row?.oldest ?? null,
    toAnswer: row?.to_answer ?? 0,
    problems: row?.problems ?? 0,
  };
}
