import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cursorId, decodeCursor, encodeCursor } from "@/lib/catalog";
import type { ReadCtx } from "@/lib/kernel/context";
import { orderLabel } from "@/lib/orders";
import type { PackingInput, PackingLine, PackingOrder, PackingQueue } from "./contract";
import { fulfilmentLateral } from "./statuses";

/** Orders a page: what somebody packs before the list is worth reading anew. */
const SIZE = 20;
const NOTES = 3;
const place = z.tuple([z.iso.datetime(), cursorId]);

interface LineRow extends Omit<PackingLine, "options"> {
  readonly variantTitle: string;
  /** As the product has them now. */
  readonly options: readonly { readonly name: string; readonly value: string }[];
}
type Row = Omit<PackingOrder, "label" | "lines"> & {
  readonly number: string;
  readonly lines: readonly LineRow[];
  [column: string]: unknown;
};

/**
 * Orders with something left to send, the one that waits longest first, each with what to pick and where it goes: one
 * statement a page, by key, along `orders_to_ship`. A made-up cursor begins at the top.
 */
export async function packingQueue(ctx: ReadCtx, input: PackingInput): Promise<PackingQueue> {
  const after = input.after === undefined ? null : decodeCursor(input.after, place);
  const { rows } = await ctx.db.execute<Row>(sql`
    WITH page AS (
      SELECT o.*, parcel.fulfilment, coalesce(o.placed_at, o.created_at) AS listed FROM orders o ${fulfilmentLateral}
      WHERE o.state = 'placed' AND o.sent_at IS NULL AND parcel.open > 0
        AND ${input.fulfilment ? sql`parcel.fulfilment = ${input.fulfilment}` : sql`true`}
        AND ${after ? beyond(after) : sql`true`}
      ORDER BY coalesce(o.placed_at, o.created_at), o.id LIMIT ${SIZE + 1}
    )
    SELECT o.id, o.number::text AS number, nullif(concat_ws(' ', o.first_name, o.last_name), '') AS name, o.fulfilment,
      o.buyer_note AS "buyerNote", o.gift_message AS "giftMessage",
      to_char(o.listed AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "placedAt",
      (SELECT row_to_json(a) FROM (SELECT first_name, last_name, company, street_address, extended_address,
          address_locality, address_region, postal_code, address_country, phone
        FROM order_addresses WHERE order_id = o.id AND kind = 'delivery') a) AS delivery,
      (SELECT json_build_object('title', d.title, 'carrier', d.carrier)
        FROM order_deliveries d WHERE d.order_id = o.id) AS promise,
      (SELECT coalesce(json_agg(json_build_object('id', n.id, 'text', n.text) ORDER BY n.id DESC), '[]')
        FROM (SELECT id, text FROM order_notes WHERE order_id = o.id ORDER BY id DESC LIMIT ${NOTES}) n) AS notes,
      ${openLines} AS lines
    FROM page o ORDER BY o.listed, o.id
  `);
  const orders = rows.slice(0, SIZE).map(orderOf);
  const last = rows.length > SIZE ? orders.at(-1) : undefined;
  return { orders, next: last ? encodeCursor([last.placedAt, last.id]) : null };
}

const beyond = (after: z.infer<typeof place>): SQL =>
  sql`(coalesce(o.placed_at, o.created_at), o.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;

/** Lines that still have something to send, with the product's own names of what was chosen and the shelves. */
const openLines = sql`(
  SELECT coalesce(json_agg(json_build_object('id', l.id, 'title', l.title, 'variantTitle', l.variant_title,
    'sku', l.sku, 'pictureKey', l.picture_key, 'ordered', l.quantity - gone.canceled,
    'open', l.quantity - gone.canceled - gone.shipped,
    'options', (SELECT coalesce(json_agg(json_build_object('name', p.name, 'value', v.value) ORDER BY p.position, p.id), '[]')
      FROM variant_options x JOIN options p ON p.id = x.option_id JOIN option_values v ON v.id = x.value_id
      WHERE x.variant_id = l.variant_id),
    'places', (SELECT coalesce(json_agg(json_build_object('name', s.name, 'units', taken.units) ORDER BY s.position, s.id), '[]')
      FROM (SELECT m.location_id, -sum(m.delta)::int AS units FROM stock_movements m
        WHERE m.reference = l.id AND m.kind = 'sale' GROUP BY m.location_id) taken
      JOIN stock_locations s ON s.id = taken.location_id)
  ) ORDER BY l.position), '[]')
  FROM order_lines l
  CROSS JOIN LATERAL (
    SELECT (SELECT coalesce(sum(s.quantity), 0)::int FROM shipment_lines s WHERE s.order_line_id = l.id) AS shipped,
      (SELECT coalesce(sum(c.quantity), 0)::int FROM line_cancellations c
        WHERE c.order_line_id = l.id AND c.order_id = l.order_id) AS canceled
  ) gone
  WHERE l.order_id = o.id AND l.requires_shipping AND l.quantity - gone.canceled - gone.shipped > 0
)`;

function orderOf({ number, lines, ...order }: Row): PackingOrder {
  return { ...order, label: orderLabel(Number(number)), lines: lines.map(lineOf) } as PackingOrder;
}

/** What was bought is the line's own word for it; the product's names stand beside it while they still say the same. */
function lineOf({ variantTitle, options, ...line }: LineRow): PackingLine {
  const isSame = options.map(({ value }) => value).join(" / ") === variantTitle;
  if (isSame) return { ...line, options };
  return { ...line, options: variantTitle === "" ? [] : [{ name: null, value: variantTitle }] };
}
