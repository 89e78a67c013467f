import { randomInt } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { orderAddresses, orderEvents, orderNotes, orders } from "@/db/schema/orders";
import type { Address } from "@/lib/kernel/address";
import type { TxCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { invariant } from "@/lib/kernel/invariant";
import type { NewOrder, OrderState, TimelineType } from "./contract";

/**
 * Writes an order with its lines, adjustments, addresses, promise and first timeline entry in one statement.
 * Returns its number: the last of 1 to 20 values drawn from a sequence, so that nobody can count the shop's orders.
 */
export async function insertOrder(tx: TxCtx, order: NewOrder): Promise<number> {
  const now = tx.clock.now().toISOString();
  const key = emailKey(order.email);
  const addresses = [
    ...(order.delivery ? [addressRow("delivery", order.delivery)] : []),
    ...(order.billing ? [addressRow("billing", order.billing)] : []),
  ];
  const { rows } = await tx.db.execute<{ number: number }>(sql`
    WITH placed AS (
      INSERT INTO orders (id, number, channel_id, market_id, source, checkout_id, cart_id, customer_id, state, currency,
        locale, tax_inclusive, total_amount, email, email_key, first_name, last_name, phone, buyer_note, gift_message,
        fingerprint, created_at, updated_at)
      SELECT ${order.id}::uuid, max(drawn), ${order.channelId}::uuid, ${order.marketId}::uuid, ${order.source},
        ${order.checkoutId}::uuid, ${order.cartId}::uuid, ${order.customerId}::uuid, 'awaiting_payment',
        ${order.currency}, ${order.locale}, ${order.taxInclusive}::boolean, ${order.totalAmount}::bigint, ${order.email},
        ${key}, ${order.firstName}, ${order.lastName}, ${order.phone}, ${order.buyerNote}, ${order.giftMessage}, ${order.fingerprint},
        ${now}::timestamptz, ${now}::timestamptz
      FROM (SELECT nextval('order_numbers') AS drawn FROM generate_series(1, ${randomInt(1, 21)}::int)) draw
      RETURNING number
    ), line AS (
      INSERT INTO order_lines (id, order_id, line_id, variant_id, product_id, product_version_id, sku, title, variant_title,
        handle, picture_key, quantity, unit_amount, subtotal_amount, grams, requires_shipping, tax_class, position)
      SELECT "id", ${order.id}::uuid, "lineId", "variantId", "productId", "productVersionId", sku, title, "variantTitle", handle,
        "pictureKey", quantity, "unitAmount", "subtotalAmount", grams, "requiresShipping", "taxClass", position
      FROM ROWS FROM (json_to_recordset(${JSON.stringify(order.lines)}::json) AS (
        "id" uuid, "lineId" uuid, "variantId" uuid, "productId" uuid, "productVersionId" uuid, sku text, title text,
        "variantTitle" text, handle text, "pictureKey" text, quantity int, "unitAmount" bigint,
        "subtotalAmount" bigint, grams int, "requiresShipping" boolean, "taxClass" text)) WITH ORDINALITY
        AS line("id", "lineId", "variantId", "productId", "productVersionId", sku, title, "variantTitle", handle, "pictureKey",
          quantity, "unitAmount", "subtotalAmount", grams, "requiresShipping", "taxClass", position)
    ), adjustment AS (
      INSERT INTO order_adjustments (id, order_id, line_id, type, source_kind, source, code, label, amount, included,
        created_at, position)
      SELECT new_id(${now}::timestamptz), ${order.id}::uuid, "lineId", type, "sourceKind", source, code, label, amount,
        included, ${now}::timestamptz, position
      FROM ROWS FROM (json_to_recordset(${JSON.stringify(order.adjustments)}::json) AS (
        "lineId" uuid, type text, "sourceKind" text, source text, code text, label text, amount bigint,
        included boolean)) WITH ORDINALITY
        AS adjustment("lineId", type, "sourceKind", source, code, label, amount, included, position)
    ), address AS (
      INSERT INTO order_addresses (order_id, kind, first_name, last_name, company, street_address, extended_address,
        address_locality, address_region, postal_code, address_country, phone)
      SELECT ${order.id}::uuid, a.* FROM json_to_recordset(${JSON.stringify(addresses)}::json) AS a(kind text,
        first_name text, last_name text, company text, street_address text, extended_address text,
        address_locality text, address_region text, postal_code text, address_country text, phone text)
    ), promise AS (
      INSERT INTO order_deliveries (order_id, method_code, title, description, carrier, min_days, max_days)
      SELECT ${order.id}::uuid, "methodCode", title, description, carrier, "minDays", "maxDays"
      FROM json_to_recordset(${JSON.stringify(order.promise ? [order.promise] : [])}::json) AS promise(
        "methodCode" text, title text, description text, carrier text, "minDays" int, "maxDays" int)
    ), entry AS (
      INSERT INTO order_events (id, order_id, type, from_state, to_state, detail, actor, at)
      VALUES (new_id(${now}::timestamptz), ${order.id}::uuid, 'created', NULL, 'awaiting_payment', '{}'::jsonb,
        ${JSON.stringify(tx.actor)}::jsonb, ${now}::timestamptz)
    )
    SELECT number::float8 AS number FROM placed
  `);
  invariant(rows[0], "an inserted order has a number");
  return rows[0].number;
}

function addressRow(kind: "delivery" | "billing", address: Address) {
  return { kind, ...address };
}

/** Moves the state and writes the timeline, one statement, only from the state the caller has locked and seen. */
export async function writeMove(
  tx: TxCtx,
  move: {
    readonly orderId: string;
    readonly from: OrderState;
    readonly to: OrderState;
    readonly type: TimelineType;
    readonly detail: Record<string, unknown>;
  },
): Promise<void> {
  const now = tx.clock.now().toISOString();
  const { rows } = await tx.db.execute(sql`
    WITH moved AS (
      UPDATE orders SET state = ${move.to}, version = version + 1, updated_at = ${now},
        placed_at = CASE WHEN ${move.to} IN ('placed', 'payment_pending') THEN coalesce(placed_at, ${now}) ELSE placed_at END,
        -- What has nothing to send waits for nobody; the database sees the last unit of everything else leave.
        sent_at = CASE WHEN ${move.to} = 'placed' AND NOT EXISTS (
          SELECT FROM order_lines l WHERE l.order_id = orders.id AND l.requires_shipping
        ) THEN coalesce(sent_at, ${now}) ELSE sent_at END,
        canceled_at = CASE WHEN ${move.to} = 'canceled' THEN ${now}::timestamptz END
      WHERE id = ${move.orderId} AND state = ${move.from}
      RETURNING id
    )
    INSERT INTO order_events (id, order_id, type, from_state, to_state, detail, actor, at)
    SELECT new_id(${now}::timestamptz), id, ${move.type}, ${move.from}, ${move.to}, ${JSON.stringify(move.detail)}::jsonb,
      ${JSON.stringify(tx.actor)}::jsonb, ${now}::timestamptz
    FROM moved RETURNING id
  `);
  invariant(rows.length === 1, `order ${move.orderId} was locked in ${move.from} and must still be`);
}

/** Adds to the timeline without moving the state. */
export async function insertEvent(
  tx: TxCtx,
  entry: { readonly orderId: string; readonly type: TimelineType; readonly detail: Record<string, unknown> },
): Promise<void> {
  await tx.db.insert(orderEvents).values({
    id: tx.ids.next(),
    orderId: entry.orderId,
    type: entry.type,
    detail: entry.detail,
    actor: tx.actor,
    at: tx.clock.now(),
  });
}

export async function insertNote(tx: TxCtx, orderId: string, text: string): Promise<void> {
  await tx.db
    .insert(orderNotes)
    .values({ id: tx.ids.next(), orderId, author: tx.actor, text, at: tx.clock.now() });
}

/** Another place to send an order to. Where the bill went there too, that stays as it was. */
export async function changeDelivery(tx: TxCtx, orderId: string, address: Address): Promise<void> {
  await tx.db.execute(sql`
    INSERT INTO order_addresses (order_id, kind, first_name, last_name, company, street_address, extended_address,
      address_locality, address_region, postal_code, address_country)
    SELECT order_id, 'billing', first_name, last_name, company, street_address, extended_address, address_locality,
      address_region, postal_code, address_country
    FROM order_addresses WHERE order_id = ${orderId}::uuid AND kind = 'delivery'
    ON CONFLICT DO NOTHING
  `);
  await tx.db
    .update(orderAddresses)
    .set({
      firstName: address.first_name,
      lastName: address.last_name,
      company: address.company,
      streetAddress: address.street_address,
      extendedAddress: address.extended_address,
      addressLocality: address.address_locality,
      addressRegion: address.address_region,
      postalCode: address.postal_code,
      phone: address.phone,
    })
    .where(and(eq(orderAddresses.orderId, orderId), eq(orderAddresses.kind, "delivery")));
}

/** Raises the version, for changes that are rows beside the order (a shipment, a refund). */
export async function touchOrder(tx: TxCtx, orderId: string): Promise<void> {
  await tx.db
    .update(orders)
    .set({ version: sql`${orders.version} + 1`, updatedAt: tx.clock.now() })
    .where(eq(orders.id, orderId));
}
