import { sql } from "drizzle-orm";
import type { Address } from "@/lib/kernel/address";
import type { ReadCtx } from "@/lib/kernel/context";
import type { Adjustment } from "@/lib/pricing/contract";
import type { OrderPaymentView, OrderRefundView, OrderShipmentView, OrderView } from "./contract";

/** What JSON brings: instants are text. */
type Wired<T, Instants extends keyof T> = Omit<T, Instants> & Record<Instants, string | null>;

export interface OrderLineRows {
  readonly id: string;
  readonly lineId: string;
  readonly variantId: string;
  readonly productId: string;
  readonly handle: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string | null;
  readonly pictureKey: string | null;
  readonly quantity: number;
  readonly unitAmount: number;
  readonly subtotal: number;
  readonly requiresShipping: boolean;
  readonly shipped: number;
  readonly canceled: number;
}

type OrderHead = Pick<
  OrderView,
  | "id"
  | "number"
  | "linkVersion"
  | "version"
  | "state"
  | "source"
  | "marketId"
  | "customerId"
  | "email"
  | "firstName"
  | "lastName"
  | "phone"
  | "buyerNote"
  | "giftMessage"
  | "currency"
  | "locale"
  | "taxInclusive"
  | "total"
> &
  Record<"createdAt" | "placedAt" | "canceledAt" | "updatedAt", string | null>;

export interface OrderRows extends Record<string, unknown> {
  readonly head: OrderHead;
  readonly lines: readonly OrderLineRows[];
  readonly adjustments: readonly Adjustment[];
  readonly addresses: readonly (Address & { readonly kind: "delivery" | "billing" })[];
  readonly promise: OrderView["promise"];
  readonly payments: readonly Wired<OrderPaymentView, "createdAt" | "paidAt">[];
  readonly refunds: readonly Wired<OrderRefundView, "createdAt" | "settledAt">[];
  readonly shipments: readonly Wired<OrderShipmentView, "shippedAt" | "deliveredAt">[];
}

/** Every row of an order in one statement: a round trip for each of eight tables would cost more than all of it. */
export async function orderRows(ctx: ReadCtx, orderId: string): Promise<OrderRows | null> {
  return (await ordersRows(ctx, [orderId]))[0] ?? null;
}

/** The same of several orders, still in one statement; in the order of the ids. */
export async function ordersRows(ctx: ReadCtx, orderIds: readonly string[]): Promise<OrderRows[]> {
  const ids = sql`${sql.param(orderIds)}::uuid[]`;
  const { rows } = await ctx.db.execute<OrderRows>(sql`
    SELECT
      json_build_object('id', o.id, 'number', o.number, 'linkVersion', o.link_version, 'version', o.version,
        'state', o.state, 'source', o.source, 'marketId', o.market_id, 'customerId', o.customer_id, 'email', o.email,
        'firstName', o.first_name, 'lastName', o.last_name, 'phone', o.phone, 'buyerNote', o.buyer_note, 'giftMessage', o.gift_message,
        'currency', o.currency, 'locale', o.locale, 'taxInclusive', o.tax_inclusive, 'total', o.total_amount,
        'createdAt', o.created_at, 'placedAt', o.placed_at, 'canceledAt', o.canceled_at, 'updatedAt', o.updated_at
      ) AS head,
      (SELECT coalesce(json_agg(json_build_object('id', l.id, 'lineId', l.line_id, 'variantId', l.variant_id, 'productId', l.product_id,
          'handle', l.handle, 'title', l.title, 'variantTitle', l.variant_title, 'sku', l.sku,
          'pictureKey', l.picture_key, 'quantity', l.quantity, 'unitAmount', l.unit_amount,
          'subtotal', l.subtotal_amount, 'requiresShipping', l.requires_shipping,
          'shipped', (SELECT coalesce(sum(s.quantity), 0) FROM shipment_lines s WHERE s.order_line_id = l.id),
          'canceled', (SELECT coalesce(sum(c.quantity), 0) FROM line_cancellations c WHERE c.order_line_id = l.id)
        ) ORDER BY l.position), '[]') FROM order_lines l WHERE l.order_id = o.id) AS lines,
      (SELECT coalesce(json_agg(json_build_object('type', a.type, 'lineId', a.line_id, 'sourceKind', a.source_kind,
          'source', a.source, 'code', a.code, 'label', a.label, 'amount', a.amount, 'included', a.included
        ) ORDER BY a.position), '[]') FROM order_adjustments a WHERE a.order_id = o.id) AS adjustments,
      (SELECT coalesce(json_agg(row_to_json(d)), '[]') FROM (
          SELECT kind, first_name, last_name, company, street_address, extended_address, address_locality,
            address_region, postal_code, address_country, phone
          FROM order_addresses WHERE order_id = o.id) d) AS addresses,
      (SELECT json_build_object('methodCode', p.method_code, 'title', p.title, 'description', p.description,
          'carrier', p.carrier, 'minDays', p.min_days, 'maxDays', p.max_days)
        FROM order_deliveries p WHERE p.order_id = o.id) AS promise,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'handler', p.handler, 'state', p.state,
          'currency', p.currency, 'amount', p.amount, 'captured', p.captured_amount, 'refunded', p.refunded_amount,
          'capturedCurrency', coalesce(p.captured_currency, p.currency),
          'methodType', p.method_type, 'cardBrand', p.card_brand, 'cardLast4', p.card_last4,
          'feeAmount', p.fee_amount, 'feeCurrency', p.fee_currency, 'sessionId', p.session_id,
          'paymentIntentId', p.payment_intent_id, 'problem', p.problem, 'createdAt', p.created_at,
          'paidAt', p.paid_at) ORDER BY p.created_at, p.id), '[]')
        FROM payments p WHERE p.order_id = o.id) AS payments,
      (SELECT coalesce(json_agg(json_build_object('id', r.id, 'paymentId', r.payment_id, 'amount', r.amount,
          'currency', r.currency, 'reason', r.reason, 'source', r.source, 'state', r.state, 'problem', r.problem,
          'createdAt', r.created_at, 'settledAt', r.settled_at) ORDER BY r.created_at, r.id), '[]')
        FROM refunds r WHERE r.order_id = o.id) AS refunds,
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'carrier', s.carrier,
          'trackingNumber', s.tracking_number, 'trackingUrl', s.tracking_url, 'shippedAt', s.shipped_at,
          'deliveredAt', s.delivered_at, 'lines', (
            SELECT json_agg(json_build_object('lineId', l.order_line_id, 'quantity', l.quantity))
            FROM shipment_lines l WHERE l.shipment_id = s.id)) ORDER BY s.shipped_at, s.id), '[]')
        FROM shipments s WHERE s.order_id = o.id) AS shipments
    FROM orders o WHERE o.id = ANY(${ids}) ORDER BY array_position(${ids}, o.id)
  `);
  return rows;
}
