import { type SQL, sql } from "drizzle-orm";
import type { Ctx, ReadCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { transact } from "@/lib/platform/transact";
import type { CustomerFile } from "./contract";
import { provenKey, theirLetter, theirMessage, theirOrder } from "./kept-of";

/**
 * Everything that is kept about a customer, for them (GDPR, 15 and 20), on the record. What they can only show by
 * knowing it, hashes of passwords and of links, is not in it. Refusals: `customer_not_found`, `customer_erased`.
 */
export function exportCustomer(
  ctx: Ctx,
  customerId: string,
): Promise<Result<CustomerFile, "customer_not_found" | "customer_erased">> {
  return transact(ctx, async (tx) => {
    const file = await fileOf(tx, customerId);
    if (!file) return refuse("customer_not_found");
    if (file.erased) return refuse("customer_erased");
    await audit(tx, "customer.exported", { kind: "customer", id: customerId });
    return ok({ made_at: tx.clock.now().toISOString(), ...file.told });
  });
}

/** In one statement, so that the parts agree with one another. */
async function fileOf(
  ctx: ReadCtx,
  customerId: string,
): Promise<{ readonly erased: boolean; readonly told: CustomerFile } | null> {
  const { rows } = await ctx.db.execute<{ erased: boolean; told: CustomerFile }>(sql`
    SELECT c.erased_at IS NOT NULL AS erased, json_build_object(
      'profile', json_build_object('id', c.id, 'email', c.email, 'email_proven_at', c.email_proven_at,
        'first_name', c.first_name, 'last_name', c.last_name, 'phone', c.phone, 'language', c.locale,
        'created_at', c.created_at, 'closed_at', c.archived_at,
        'password_set_at', (SELECT p.changed_at FROM customer_passwords p WHERE p.customer_id = c.id)),
      'addresses', ${list(sql`SELECT a.is_default, ${addressColumns}, a.created_at, a.archived_at AS removed_at
        FROM customer_addresses a WHERE a.customer_id = c.id ORDER BY a.id`)},
      'sessions', ${list(sql`SELECT s.created_at, s.last_seen_at, s.user_agent AS browser, s.address AS network_address
        FROM sessions s WHERE s.customer_id = c.id ORDER BY s.created_at`)},
      'notes_by_staff', ${list(sql`SELECT n.at, n.text FROM customer_notes n WHERE n.customer_id = c.id ORDER BY n.id`)},
      'carts', ${list(sql`SELECT k.state, k.codes, k.created_at, k.updated_at, ${cartLines} AS lines
        FROM carts k WHERE k.customer_id = c.id ORDER BY k.id`)},
      'checkouts', ${list(sql`SELECT h.phase, h.email, h.first_name, h.last_name, h.phone, h.destination, h.billing, h.note,
        h.gift_message, h.consents, h.created_at, h.updated_at
        FROM checkouts h WHERE h.customer_id = c.id ORDER BY h.id`)},
      'orders', ${list(sql`SELECT ${orderColumns} FROM orders o WHERE ${theirOrder} ORDER BY o.id`)},
      'messages', ${list(sql`SELECT m.template, m.recipient, m.reply_to, m.subject, m.text, m.state, m.created_at, m.sent_at
        FROM messages m WHERE ${theirMessage} ORDER BY m.id`)},
      'letters_to_the_shop', ${list(sql`SELECT i.topic, i.name, i.email, i.text, i.order_number, i.created_at, i.answered_at
        FROM inquiries i WHERE ${theirLetter} ORDER BY i.id`)},
      'newsletter', ${list(sql`SELECT n.email, n.state, n.asked_at, n.updated_at, ${consents} AS said
        FROM newsletter_subscriptions n WHERE n.email_key = ${provenKey}`)},
      'alerts', ${list(sql`SELECT p.title, v.title AS variant, a.email, a.asked_at, a.told_at, a.stopped_at
        FROM stock_alerts a JOIN variants v ON v.id = a.variant_id JOIN products p ON p.id = v.product_id
        WHERE a.email_key = ${provenKey} ORDER BY a.id`)}
    ) AS told
    FROM customers c WHERE c.id = ${customerId}::uuid
  `);
  return rows[0] ?? null;
}

/** Rows of a statement as one JSON list. */
function list(rows: SQL): SQL {
  return sql`(SELECT coalesce(json_agg(row_to_json(one)), '[]') FROM (${rows}) one)`;
}

const addressColumns = sql`a.first_name, a.last_name, a.company, a.street_address, a.extended_address, a.address_locality,
  a.address_region, a.postal_code, a.address_country, a.phone`;
const cartLines = list(sql`SELECT p.title, v.title AS variant, l.quantity, l.added_at FROM cart_lines l
  JOIN variants v ON v.id = l.variant_id JOIN products p ON p.id = v.product_id WHERE l.cart_id = k.id ORDER BY l.position`);
const consents = list(sql`SELECT s.kind, s.source, s.words, s.at FROM newsletter_consents s
  WHERE s.subscription_id = n.id ORDER BY s.id`);
const orderColumns = sql`'CW-' || o.number AS number, o.state, o.customer_id IS NULL AS as_guest, o.email, o.first_name,
  o.last_name, o.phone, o.buyer_note, o.gift_message, o.currency, o.total_amount, o.created_at, o.placed_at, o.canceled_at,
  ${list(sql`SELECT a.kind, ${addressColumns} FROM order_addresses a WHERE a.order_id = o.id`)} AS addresses,
  ${list(sql`SELECT e.at, v.before, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id
    WHERE e.subject_kind = 'order' AND e.subject = o.id::text AND e.action = 'order.address_changed' ORDER BY e.id`)} AS address_changes,
  ${list(sql`SELECT l.title, l.variant_title, l.sku, l.quantity, l.unit_amount, l.subtotal_amount
    FROM order_lines l WHERE l.order_id = o.id ORDER BY l.position`)} AS lines,
  ${list(sql`SELECT j.label, j.code, j.amount, j.included FROM order_adjustments j WHERE j.order_id = o.id
    ORDER BY j.position`)} AS adjustments,
  ${list(sql`SELECT p.state, p.currency, p.amount, p.captured_amount, p.refunded_amount, p.method_type, p.card_brand,
    p.card_last4, p.created_at, p.paid_at FROM payments p WHERE p.order_id = o.id ORDER BY p.id`)} AS payments,
  ${list(sql`SELECT r.amount, r.currency, r.reason, r.state, r.created_at FROM refunds r WHERE r.order_id = o.id
    ORDER BY r.id`)} AS refunds,
  ${list(sql`SELECT s.carrier, s.tracking_number, s.tracking_url, s.shipped_at, s.delivered_at FROM shipments s
    WHERE s.order_id = o.id ORDER BY s.id`)} AS parcels,
  ${list(sql`SELECT n.at, n.text FROM order_notes n WHERE n.order_id = o.id ORDER BY n.id`)} AS notes_by_staff`;
