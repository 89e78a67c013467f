import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/kernel/actor";
import type { ReadCtx } from "@/lib/kernel/context";
import type { DeskDispute, DeskEntry, DeskMessage, OrderLetter } from "./contract";

/** What the desk knows of an order beside `orderView`. JSON brings instants as text with an offset. */
export interface OrderFacts extends Record<string, unknown> {
  readonly market: string;
  readonly customerId: string | null;
  readonly events: readonly DeskEntry[];
  readonly messages: readonly DeskMessage[];
  readonly disputes: readonly DeskDispute[];
  readonly charges: Readonly<Record<string, string>> | null;
  readonly refunds: Readonly<
    Record<string, { readonly stripe: string | null; readonly actor: Actor }>
  > | null;
  readonly parcels: Readonly<Record<string, Actor>> | null;
  readonly problems: readonly { readonly id: string; readonly kind: string }[];
  readonly letters: readonly (Pick<OrderLetter, "id" | "at"> & NonNullable<OrderLetter["said"]>)[];
}

/** Letters of one order that a page names, and how much of each. */
const LETTERS = 3;
const BEGINNING = 200;

/** One statement: timeline with notes, messages, disputes, who sent and who gave back, letters without an answer. */
export async function orderFacts(ctx: ReadCtx, orderId: string): Promise<OrderFacts> {
  const { rows } = await ctx.db.execute<OrderFacts>(sql`
    SELECT m.name AS market, o.customer_id AS "customerId",
      (SELECT coalesce(json_agg(e ORDER BY e.at DESC, e.id DESC), '[]') FROM (
        SELECT id, type, at, actor, detail FROM order_events WHERE order_id = o.id
        UNION ALL
        SELECT id, 'note', at, author, jsonb_build_object('text', text) FROM order_notes WHERE order_id = o.id
      ) e) AS events,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'template', template, 'recipient', recipient,
        'subject', subject, 'state', state, 'createdAt', created_at) ORDER BY created_at DESC, id DESC), '[]')
        FROM messages WHERE order_id = o.id) AS messages,
      (SELECT coalesce(json_agg(json_build_object('id', d.id, 'stripeDisputeId', d.stripe_dispute_id,
        'amount', d.amount, 'currency', d.currency, 'reason', d.reason, 'state', d.state, 'dueBy', d.due_by,
        'openedAt', d.opened_at) ORDER BY d.opened_at DESC), '[]')
        FROM disputes d JOIN payments p ON p.id = d.payment_id WHERE p.order_id = o.id) AS disputes,
      (SELECT json_object_agg(id, charge_id) FROM payments WHERE order_id = o.id AND charge_id IS NOT NULL) AS charges,
      (SELECT json_object_agg(id, json_build_object('stripe', stripe_refund_id, 'actor', actor))
        FROM refunds WHERE order_id = o.id) AS refunds,
      (SELECT json_object_agg(id, actor) FROM shipments WHERE order_id = o.id) AS parcels,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'kind', kind) ORDER BY opened_at), '[]') FROM problems
        WHERE resolved_at IS NULL AND (subject = o.id::text OR detail ->> 'order' = o.id::text)) AS problems,
      (SELECT coalesce(json_agg(json_build_object('id', i.id, 'at', i.created_at, 'name', i.name,
        'text', left(i.text, ${BEGINNING}), 'isBuyers', coalesce(i.email_key = o.email_key, false)) ORDER BY i.id DESC), '[]')
        FROM (SELECT * FROM inquiries WHERE order_number = o.number AND answered_at IS NULL
          ORDER BY id DESC LIMIT ${LETTERS}) i) AS letters
    FROM orders o JOIN markets m ON m.id = o.market_id
    WHERE o.id = ${orderId}::uuid
  `);
  return rows[0]!;
}
