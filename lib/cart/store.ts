import { and, eq, sql } from "drizzle-orm";
import { carts } from "@/db/schema/cart";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import { currentVersion } from "@/lib/shop";

export interface CartLine {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly shownUnitAmount: number | null;
}

/** A cart with its lines in order, and the config version read in the same statement. */
export interface Cart {
  readonly id: string;
  readonly channelId: string;
  readonly marketId: string;
  readonly customerId: string | null;
  readonly state: "open" | "ordered" | "merged";
  readonly codes: readonly string[];
  readonly version: number;
  readonly lines: readonly CartLine[];
  readonly configVersion: number;
}

const columns = {
  id: carts.id,
  channelId: carts.channelId,
  marketId: carts.marketId,
  customerId: carts.customerId,
  state: carts.state,
  codes: carts.codes,
  version: carts.version,
  lines: sql<CartLine[]>`coalesce((
    select json_agg(json_build_object('id', l.id, 'variantId', l.variant_id, 'quantity', l.quantity,
      'shownUnitAmount', l.shown_unit_amount) order by l.position, l.id)
    from cart_lines l where l.cart_id = carts.id), '[]'::json)`,
  configVersion: currentVersion,
};

/** The open cart of a cookie's hash. */
export async function cartByToken(ctx: ReadCtx, tokenHash: string): Promise<Cart | null> {
  const [row] = await ctx.db
    .select(columns)
    .from(carts)
    .where(and(eq(carts.tokenHash, tokenHash), eq(carts.state, "open")));
  return row ?? null;
}

/** The open cart of a customer. */
export async function cartByCustomer(ctx: ReadCtx, customerId: string): Promise<Cart | null> {
  const [row] = await ctx.db
    .select(columns)
    .from(carts)
    .where(and(eq(carts.customerId, customerId), eq(carts.state, "open")));
  return row ?? null;
}

export async function cartById(ctx: ReadCtx, id: string): Promise<Cart | null> {
  const [row] = await ctx.db.select(columns).from(carts).where(eq(carts.id, id));
  return row ?? null;
}

/** Locks carts in id order and reads their state; part of a merge. */
export async function lockCarts(tx: TxCtx, ids: readonly string[]) {
  return tx.db
    .select({ id: carts.id, state: carts.state, customerId: carts.customerId })
    .from(carts)
    .where(sql`${carts.id} = any(${sql.param([...ids])}::uuid[])`)
    .orderBy(carts.id)
    .for("update");
}

export interface NewLine {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly shownUnitAmount: number | null;
}

/** Makes a cart with its first lines, one statement. */
export async function insertCart(
  ctx: ReadCtx,
  cart: Pick<typeof carts.$inferInsert, "id" | "tokenHash" | "channelId" | "marketId" | "customerId">,
  lines: readonly NewLine[],
): Promise<void> {
  const now = ctx.clock.now().toISOString();
  await ctx.db.execute(sql`
    WITH cart AS (
      INSERT INTO carts (id, token_hash, channel_id, market_id, customer_id, state, created_at, updated_at)
      VALUES (${cart.id}, ${cart.tokenHash}, ${cart.channelId}, ${cart.marketId}, ${cart.customerId ?? null}, 'open',
        ${now}, ${now})
      RETURNING id
    )
    ${insertLines(sql`cart`, lines, now)}
  `);
}

/**
 * Adds units to an open cart, one statement: a line that is there grows, up to `most`. Returns the lines as they are
 * now; nothing when the cart is not open any more.
 */
export async function upsertLines(
  ctx: ReadCtx,
  cartId: string,
  lines: readonly NewLine[],
  most: number,
): Promise<CartLine[]> {
  const now = ctx.clock.now().toISOString();
  const { rows } = await ctx.db.execute<{
    id: string;
    variant_id: string;
    quantity: number;
    shown: number | null;
  }>(sql`
    WITH cart AS (
      UPDATE carts SET version = version + 1, updated_at = ${now} WHERE id = ${cartId} AND state = 'open' RETURNING id
    )
    ${insertLines(sql`cart`, lines, now)}
    ON CONFLICT (cart_id, variant_id) WHERE parent_id IS NULL DO UPDATE
      SET quantity = least(cart_lines.quantity + excluded.quantity, ${most}), shown_unit_amount = excluded.shown_unit_amount
    RETURNING id, variant_id, quantity, shown_unit_amount::float8 AS shown
  `);
  return rows.map((row) => ({
    id: row.id,
    variantId: row.variant_id,
    quantity: row.quantity,
    shownUnitAmount: row.shown,
  }));
}

function insertLines(cart: ReturnType<typeof sql>, lines: readonly NewLine[], now: string) {
  const rows = lines.map((line, position) => ({
    id: line.id,
    variant_id: line.variantId,
    quantity: line.quantity,
    shown: line.shownUnitAmount,
    position,
  }));
  return sql`
    INSERT INTO cart_lines (id, cart_id, variant_id, quantity, shown_unit_amount, position, added_at)
    SELECT line.id, cart.id, line.variant_id, line.quantity, line.shown, line.position
        + coalesce((SELECT max(position) + 1 FROM cart_lines WHERE cart_id = cart.id), 0), ${now}::timestamptz
    FROM ${cart}, json_to_recordset(${JSON.stringify(rows)}::json)
      AS line(id uuid, variant_id uuid, quantity int, shown bigint, position int)
    ORDER BY line.variant_id
  `;
}

/** Sets one line's quantity; zero removes it. False when the line is not in this open cart. */
export async function writeQuantity(
  ctx: ReadCtx,
  cartId: string,
  line: { readonly id: string; readonly quantity: number; readonly shownUnitAmount: number | null },
): Promise<boolean> {
  const now = ctx.clock.now().toISOString();
  const change =
    line.quantity === 0
      ? sql`DELETE FROM cart_lines USING cart WHERE cart_lines.cart_id = cart.id AND cart_lines.id = ${line.id} RETURNING cart_lines.id`
      : sql`UPDATE cart_lines SET quantity = ${line.quantity}, shown_unit_amount = ${line.shownUnitAmount} FROM cart
          WHERE cart_lines.cart_id = cart.id AND cart_lines.id = ${line.id} RETURNING cart_lines.id`;
  const { rows } = await ctx.db.execute(sql`
    WITH cart AS (
      UPDATE carts SET version = version + 1, updated_at = ${now} WHERE id = ${cartId} AND state = 'open' RETURNING id
    )
    ${change}
  `);
  return rows.length === 1;
}

export async function writeCodes(ctx: ReadCtx, cartId: string, codes: readonly string[]): Promise<boolean> {
  const done = await ctx.db
    .update(carts)
    .set({ codes: [...codes], version: sql`${carts.version} + 1`, updatedAt: ctx.clock.now() })
    .where(and(eq(carts.id, cartId), eq(carts.state, "open")))
    .returning({ id: carts.id });
  return done.length === 1;
}

/** Remembers the prices the shopper was shown, so that the next visit can say what changed. */
export async function writeShown(
  ctx: ReadCtx,
  cartId: string,
  shown: readonly { readonly id: string; readonly unitAmount: number }[],
): Promise<void> {
  if (shown.length === 0) return;
  const rows = shown.map((line) => ({ id: line.id, shown: line.unitAmount }));
  await ctx.db.execute(sql`
    UPDATE cart_lines SET shown_unit_amount = line.shown
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS line(id uuid, shown bigint)
    WHERE cart_lines.id = line.id AND cart_lines.cart_id = ${cartId}
  `);
}

export async function writeOwner(tx: TxCtx, cartId: string, customerId: string): Promise<void> {
  await tx.db.update(carts).set({ customerId, updatedAt: tx.clock.now() }).where(eq(carts.id, cartId));
}

export async function writeMarket(
  ctx: ReadCtx,
  cartId: string,
  market: { id: string; channelId: string },
): Promise<void> {
  await ctx.db
    .update(carts)
    .set({
      marketId: market.id,
      channelId: market.channelId,
      version: sql`${carts.version} + 1`,
      updatedAt: ctx.clock.now(),
    })
    .where(and(eq(carts.id, cartId), eq(carts.state, "open")));
}

/**
 * Moves a guest's lines into the member's cart, one statement: of a variant in both, the larger quantity stands, so
 * that merging twice, or the same wish on two devices, never doubles. The guest's cart ends as `merged`.
 */
export async function writeMerge(tx: TxCtx, guestId: string, memberId: string, most: number): Promise<void> {
  const now = tx.clock.now().toISOString();
  await tx.db.execute(sql`
    WITH guest AS (
      UPDATE carts SET state = 'merged', updated_at = ${now} WHERE id = ${guestId} AND state = 'open' RETURNING id, codes
    ), member AS (
      UPDATE carts SET version = version + 1, updated_at = ${now},
        codes = CASE WHEN cardinality(carts.codes) = 0 THEN guest.codes ELSE carts.codes END
      FROM guest WHERE carts.id = ${memberId} RETURNING carts.id
    )
    INSERT INTO cart_lines (id, cart_id, variant_id, quantity, shown_unit_amount, position, added_at)
    SELECT new_id(${now}::timestamptz), member.id, l.variant_id, l.quantity, l.shown_unit_amount, 1000 + l.position, l.added_at
    FROM cart_lines l, guest, member WHERE l.cart_id = guest.id
    ON CONFLICT (cart_id, variant_id) WHERE parent_id IS NULL DO UPDATE
      SET quantity = least(greatest(cart_lines.quantity, excluded.quantity), ${most})
  `);
}

/**
 * Closes an open cart that was ordered. Its token goes away with it only when it holds more than the order (it
 * stayed editable while being paid): then the caller gives that token to a new cart. Null when it was not open.
 */
export async function writeOrdered(
  tx: TxCtx,
  cartId: string,
  freshHash: string,
  ordered: readonly { readonly id: string; readonly quantity: number }[],
): Promise<{ readonly leftOver: number; readonly tokenHash: string } | null> {
  const now = tx.clock.now().toISOString();
  const { rows } = await tx.db.execute<{ left_over: number; token_hash: string }>(sql`
    WITH old AS (
      SELECT token_hash, (
        SELECT count(*)::int FROM cart_lines l LEFT JOIN ${orderedLines(ordered)} ON ordered.id = l.id
        WHERE l.cart_id = carts.id AND l.quantity > coalesce(ordered.quantity, 0)
      ) AS left_over
      FROM carts WHERE id = ${cartId}
    )
    UPDATE carts SET state = 'ordered', version = version + 1, updated_at = ${now},
      token_hash = CASE WHEN old.left_over > 0 THEN ${freshHash} ELSE carts.token_hash END
    FROM old WHERE carts.id = ${cartId} AND carts.state = 'open'
    RETURNING old.left_over, old.token_hash
  `);
  return rows[0] ? { leftOver: rows[0].left_over, tokenHash: rows[0].token_hash } : null;
}

/** What a closed cart held beyond its order goes on in a new cart under the same cookie. */
export async function insertLeftOver(
  tx: TxCtx,
  closedId: string,
  next: { readonly id: string; readonly tokenHash: string },
  ordered: readonly { readonly id: string; readonly quantity: number }[],
): Promise<void> {
  const now = tx.clock.now().toISOString();
  await tx.db.execute(sql`
    WITH cart AS (
      INSERT INTO carts (id, token_hash, channel_id, market_id, customer_id, state, created_at, updated_at)
      SELECT ${next.id}::uuid, ${next.tokenHash}, channel_id, market_id, customer_id, 'open', ${now}::timestamptz,
        ${now}::timestamptz
      FROM carts WHERE id = ${closedId}
      RETURNING id
    )
    INSERT INTO cart_lines (id, cart_id, variant_id, quantity, shown_unit_amount, position, added_at)
    SELECT new_id(${now}::timestamptz), cart.id, l.variant_id, l.quantity - coalesce(ordered.quantity, 0),
      l.shown_unit_amount, l.position, l.added_at
    FROM cart, cart_lines l LEFT JOIN ${orderedLines(ordered)} ON ordered.id = l.id
    WHERE l.cart_id = ${closedId} AND l.quantity > coalesce(ordered.quantity, 0)
  `);
}

function orderedLines(ordered: readonly { readonly id: string; readonly quantity: number }[]) {
  return sql`json_to_recordset(${JSON.stringify(ordered)}::json) AS ordered(id uuid, quantity int)`;
}
