import { eq, sql } from "drizzle-orm";
import { stockAlerts } from "@/db/schema/alerts";
import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";

export type AlertRow = typeof stockAlerts.$inferSelect;

export async function alertById(ctx: ReadCtx, id: string): Promise<AlertRow | null> {
  const [row] = await ctx.db.select().from(stockAlerts).where(eq(stockAlerts.id, id));
  return row ?? null;
}

/** Notes a wish, once an address and variant, in one statement. False when the address waits for `most` things already. */
export async function insertAlert(
  ctx: Ctx,
  alert: typeof stockAlerts.$inferInsert & { readonly emailKey: string },
  most: number,
): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ fits: boolean }>(sql`
    WITH waiting AS (
      SELECT count(*) FILTER (WHERE variant_id <> ${alert.variantId}) < ${most}::int AS fits FROM stock_alerts
      WHERE email_key = ${alert.emailKey} AND told_at IS NULL AND stopped_at IS NULL
    ), noted AS (
      INSERT INTO stock_alerts (id, variant_id, market_id, email, email_key, locale, asked_at)
      SELECT ${alert.id}::uuid, ${alert.variantId}::uuid, ${alert.marketId}::uuid, ${alert.email}, ${alert.emailKey},
        ${alert.locale}, ${alert.askedAt.toISOString()}::timestamptz
      FROM waiting WHERE fits
      ON CONFLICT (variant_id, email_key) WHERE told_at IS NULL AND stopped_at IS NULL DO NOTHING
    )
    SELECT fits FROM waiting
  `);
  return rows[0]?.fits ?? false;
}

export interface AwaitedThing extends Record<string, unknown> {
  readonly variant_id: string;
  readonly market_id: string;
}

/** Which variants of these products somebody waits for, and in which market. */
export async function awaitedOf(
  ctx: ReadCtx,
  productIds: readonly string[],
): Promise<readonly AwaitedThing[]> {
  const { rows } = await ctx.db.execute<AwaitedThing>(sql`
    SELECT DISTINCT a.variant_id, a.market_id FROM variants v JOIN stock_alerts a ON a.variant_id = v.id
    WHERE v.product_id = any(${sql.param([...productIds])}::uuid[]) AND a.told_at IS NULL AND a.stopped_at IS NULL
  `);
  return rows;
}

/** Takes up to `most` wishes for variants in a market and marks them as told: each is taken by one caller only. */
export async function takeAlerts(
  tx: TxCtx,
  marketId: string,
  variantIds: readonly string[],
  most: number,
): Promise<readonly string[]> {
  const now = tx.clock.now().toISOString();
  const { rows } = await tx.db.execute<{ id: string }>(sql`
    UPDATE stock_alerts SET told_at = ${now} WHERE id IN (
      SELECT id FROM stock_alerts
      WHERE market_id = ${marketId} AND variant_id = any(${sql.param([...variantIds])}::uuid[])
        AND told_at IS NULL AND stopped_at IS NULL
      ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED
    ) RETURNING id
  `);
  return rows.map((row) => row.id);
}

/** Ends everything that an address waits for. Returns how much that was. */
export async function writeStopped(ctx: Ctx, key: string): Promise<number> {
  const { rows } = await ctx.db.execute(sql`
    UPDATE stock_alerts SET stopped_at = ${ctx.clock.now().toISOString()}
    WHERE email_key = ${key} AND told_at IS NULL AND stopped_at IS NULL RETURNING id
  `);
  return rows.length;
}
