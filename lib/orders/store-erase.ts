import { sql } from "drizzle-orm";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import type { OrderState } from "./contract";

/** An order as far as erasing its buyer asks about it. */
export interface BuyersOrder extends Record<string, unknown> {
  readonly id: string;
  readonly number: number;
  readonly state: OrderState;
  readonly checkoutId: string | null;
  readonly wasPlaced: boolean;
  /** Something of it is still to be paid or to be sent. */
  readonly isUnderWay: boolean;
}

/** Every order of a person, tries to pay too: those made signed in and, with an address that is theirs, as a guest. */
export async function ordersOfPerson(
  ctx: ReadCtx,
  person: { readonly customerId: string; readonly emailKey: string | null },
): Promise<BuyersOrder[]> {
  const { rows } = await ctx.db.execute<BuyersOrder>(sql`
    SELECT ${told} FROM orders o WHERE o.customer_id = ${person.customerId}
    UNION ALL
    SELECT ${told} FROM orders o WHERE o.customer_id IS NULL AND o.email_key = ${person.emailKey}
    ORDER BY id
  `);
  return rows;
}

/** The same orders as they stand under their locks, taken in the order of their ids. */
export async function lockBuyersOrders(tx: TxCtx, ids: readonly string[]): Promise<BuyersOrder[]> {
  const { rows } = await tx.db.execute<BuyersOrder>(sql`
    SELECT ${told} FROM orders o WHERE o.id = ANY(${sql.param([...ids])}::uuid[]) ORDER BY o.id FOR UPDATE
  `);
  return rows;
}

const told = sql`o.id, o.number::float8 AS number, o.state, o.checkout_id AS "checkoutId",
  o.placed_at IS NOT NULL AS "wasPlaced",
  (o.state IN ('awaiting_payment', 'payment_pending') OR (o.state = 'placed' AND o.sent_at IS NULL)) AS "isUnderWay"`;

/**
 * Forgets the buyer of orders that are done. What the law has kept of a sale stays: who bought and where it went, on
 * every order that was ever placed. Address, phone, their words and those of staff go; of tries that never became an
 * order, the rest goes too. Links that were printed lead nowhere any more.
 */
export async function eraseBuyer(
  tx: TxCtx,
  customerId: string,
  orders: readonly BuyersOrder[],
): Promise<void> {
  const ids = sql`${sql.param(orders.map(({ id }) => id))}::uuid[]`;
  const never = sql`${sql.param(orders.filter((order) => !order.wasPlaced).map(({ id }) => id))}::uuid[]`;
  await tx.db.execute(sql`
    UPDATE orders SET email = NULL, email_key = NULL, phone = NULL, buyer_note = NULL, gift_message = NULL,
      first_name = CASE WHEN placed_at IS NULL THEN NULL ELSE first_name END,
      last_name = CASE WHEN placed_at IS NULL THEN NULL ELSE last_name END,
      customer_id = ${customerId}, link_version = link_version + 1, version = version + 1
    WHERE id = ANY(${ids})
  `);
  await tx.db.execute(sql`UPDATE order_addresses SET phone = NULL WHERE order_id = ANY(${ids})`);
  await tx.db.execute(sql`
    UPDATE order_addresses SET first_name = NULL, last_name = NULL, company = NULL, street_address = NULL,
      extended_address = NULL, address_locality = NULL, address_region = NULL, postal_code = NULL
    WHERE order_id = ANY(${never})
  `);
  await tx.db.execute(sql`UPDATE order_notes SET text = 'Erased' WHERE order_id = ANY(${ids})`);
}
