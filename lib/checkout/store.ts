import { and, eq, sql } from "drizzle-orm";
import { checkouts } from "@/db/schema/checkout";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { currentVersion } from "@/lib/shop";
import type { Phase } from "./contract";

export type CheckoutRow = typeof checkouts.$inferSelect;
export type Checkout = CheckoutRow & { readonly configVersion: number };

const columns = { checkout: checkouts, configVersion: currentVersion };

export async function checkoutById(ctx: ReadCtx, id: string): Promise<Checkout | null> {
  const [row] = await ctx.db.select(columns).from(checkouts).where(eq(checkouts.id, id));
  return row ? { ...row.checkout, configVersion: row.configVersion } : null;
}

/** The open or completing checkout of a cart; there is one at most. */
export async function liveCheckoutOf(ctx: ReadCtx, cartId: string): Promise<Checkout | null> {
  const [row] = await ctx.db
    .select(columns)
    .from(checkouts)
    .where(and(eq(checkouts.cartId, cartId), sql`${checkouts.phase} in ('open', 'completing')`));
  return row ? { ...row.checkout, configVersion: row.configVersion } : null;
}

/** Opens a checkout; false when the cart has a live one already (the partial unique index decides). */
export async function insertCheckout(ctx: ReadCtx, row: typeof checkouts.$inferInsert): Promise<boolean> {
  const made = await ctx.db
    .insert(checkouts)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: checkouts.id });
  return made.length === 1;
}

/** Writes choices on an open checkout, only from the version the caller saw. False when it moved on meanwhile. */
export async function writeChoices(
  ctx: ReadCtx,
  checkout: Pick<CheckoutRow, "id" | "version">,
  change: Partial<typeof checkouts.$inferInsert>,
): Promise<boolean> {
  const written = await ctx.db
    .update(checkouts)
    .set({ ...change, version: checkout.version + 1, updatedAt: ctx.clock.now() })
    .where(
      and(
        eq(checkouts.id, checkout.id),
        eq(checkouts.phase, "open"),
        eq(checkouts.version, checkout.version),
      ),
    )
    .returning({ id: checkouts.id });
  return written.length === 1;
}

/** Remembers what a caller was last shown; not a change of the checkout. */
export async function writeShown(
  ctx: ReadCtx,
  checkoutId: string,
  shown: NonNullable<CheckoutRow["shown"]>,
): Promise<void> {
  await ctx.db.update(checkouts).set({ shown }).where(eq(checkouts.id, checkoutId));
}

/** Moves the phase of a checkout that the caller has locked, and writes who, when and why, in one statement. */
export async function writePhase(
  tx: TxCtx,
  move: {
    readonly checkoutId: string;
    readonly from: Phase;
    readonly to: Phase;
    readonly reason: string;
    readonly orderId?: string | null;
    readonly notice?: string | null;
  },
): Promise<void> {
  const now = tx.clock.now().toISOString();
  const { rows } = await tx.db.execute(sql`
    WITH moved AS (
      UPDATE checkouts SET phase = ${move.to}, version = version + 1, updated_at = ${now}
        ${move.orderId === undefined ? sql`` : sql`, order_id = ${move.orderId}::uuid`}
        ${move.notice === undefined ? sql`` : sql`, notice = ${move.notice}`}
      WHERE id = ${move.checkoutId} AND phase = ${move.from}
      RETURNING id
    )
    INSERT INTO checkout_phases (id, checkout_id, from_phase, to_phase, reason, actor, at)
    SELECT new_id(${now}::timestamptz), id, ${move.from}, ${move.to}, ${move.reason}, ${JSON.stringify(tx.actor)}::jsonb,
      ${now}::timestamptz
    FROM moved RETURNING id
  `);
  invariant(rows.length === 1, `checkout ${move.checkoutId} was locked in ${move.from} and must still be`);
}

/** Open checkouts whose time is over. */
export async function overdueCheckouts(ctx: ReadCtx, limit: number): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.phase, "open"), sql`${checkouts.expiresAt} <= ${ctx.clock.now().toISOString()}`))
    .limit(limit);
  return rows.map((row) => row.id);
}
