import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cursorId, decodeCursor, encodeCursor } from "@/lib/catalog";
import { goneLateral, waitsForStock } from "@/lib/fulfilment";
import type { ReadCtx } from "@/lib/kernel/context";
import { takenUpBefore, type WorkingHours } from "@/lib/kernel/working-days";
import { orderLabel } from "@/lib/orders";
import type { PackingInput, PackingLine, PackingOrder, PackingQueue } from "./contract";
import { fulfilmentLateral } from "./statuses";

/** Orders a page: what somebody packs before the list is worth reading anew. */
const SIZE = 20;
const NOTES = 3;
/** What waits for stock stands in the second part. */
const place = z.tuple([z.literal([0, 1]), z.iso.datetime(), cursorId]);

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
 * Orders with something left to send: first what can be packed, the one that waits longest at its head, then what waits
 * for stock; each with what to pick and where it goes. One statement a page, by key, along `orders_to_pack`. By the shop's
 * hours an order is late whose day is over. A made-up cursor begins at the top.
 */
export async function packingQueue(
  ctx: ReadCtx,
  input: PackingInput,
  hours: WorkingHours,
): Promise<PackingQueue> {
  const after = input.after === undefined ? null : decodeCursor(input.after, place);
  const dayIsOver = sql`o.packable_at < ${takenUpBefore(ctx.clock.now(), hours).toISOString()}::timestamptz`;
  const { rows } = await ctx.db.execute<Row>(sql`
    WITH ${waitsForStock}, page AS (
      SELECT * FROM (
        (${part(input, after, 0, input.show === "late" ? dayIsOver : sql`${input.show !== "stock"}::boolean`)})
        UNION ALL
        (${part(input, after, 1, sql`${input.show !== "late"}::boolean`)})
      ) queue ORDER BY waits, packable_at, id LIMIT ${SIZE + 1}
    )
    SELECT o.id, o.number::text AS number, nullif(concat_ws(' ', o.first_name, o.last_name), '') AS name, o.fulfilment,
      o.buyer_note AS "buyerNote", o.gift_message AS "giftMessage",
      CASE WHEN o.waits THEN 'stock' WHEN ${dayIsOver} THEN 'late' END AS standing,
      to_char(o.packable_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS since,
      (SELECT row_to_json(a) FROM (SELECT first_name, last_name, company, street_address, extended_address,
          address_locality, address_region, postal_code, address_country, phone
        FROM order_addresses WHERE order_id = o.id AND kind = 'delivery') a) AS delivery,
      (SELECT json_build_object('title', d.title, 'carrier', d.carrier)
        FROM order_deliveries d WHERE d.order_id = o.id) AS promise,
      (SELECT coalesce(json_agg(json_build_object('id', n.id, 'text', n.text) ORDER BY n.id DESC), '[]')
        FROM (SELECT id, text FROM order_notes WHERE order_id = o.id ORDER BY id DESC LIMIT ${NOTES}) n) AS notes,
      EXISTS (SELECT FROM inquiries i WHERE i.order_number = o.number AND i.email_key = o.email_key
        AND i.answered_at IS NULL) AS "hasLetter",
      ${openLines} AS lines
    FROM page o ORDER BY o.waits, o.packable_at, o.id
  `);
  const orders = rows.slice(0, SIZE).map(orderOf);
  const last = rows.length > SIZE ? orders.at(-1) : undefined;
  return {
    orders,
    next: last ? encodeCursor([last.standing === "stock" ? 1 : 0, last.since, last.id]) : null,
  };
}

/** As many of a page as can be of those that wait for stock, or of the others, which come first. */
function part(input: PackingInput, after: z.infer<typeof place> | null, waits: 0 | 1, which: SQL): SQL {
  const from = after?.[0] === waits ? beyond(after) : sql`${waits >= (after?.[0] ?? 0)}::boolean`;
  return sql`
    SELECT o.*, parcel.fulfilment, ${waits === 1}::boolean AS waits FROM orders o ${fulfilmentLateral}
    WHERE o.state = 'placed' AND o.sent_at IS NULL AND parcel.open > 0 AND ${which} AND ${from}
      AND ${input.fulfilment ? sql`parcel.fulfilment = ${input.fulfilment}` : sql`true`}
      AND o.id ${waits ? sql`IN` : sql`NOT IN`} (SELECT order_id FROM waits)
    ORDER BY o.packable_at, o.id LIMIT ${SIZE + 1}`;
}

const beyond = ([, since, id]: z.infer<typeof place>): SQL =>
  sql`(o.packable_at, o.id) > (${since}::timestamptz, ${id}::uuid)`;

/** Lines that still have something to send, with the product's own names of what was chosen and the shelves. */
const openLines = sql`(
  SELECT coalesce(json_agg(json_build_object('id', l.id, 'title', l.title, 'variantTitle', l.variant_title,
    'sku', l.sku, 'pictureKey', l.picture_key, 'ordered', l.quantity - gone.canceled,
    'open', l.quantity - gone.canceled - gone.shipped,
    'missing', coalesce((SELECT w.units FROM waits w WHERE w.line_id = l.id), 0),
    'options', (SELECT coalesce(json_agg(json_build_object('name', p.name, 'value', v.value) ORDER BY p.position, p.id), '[]')
      FROM variant_options x JOIN options p ON p.id = x.option_id JOIN option_values v ON v.id = x.value_id
      WHERE x.variant_id = l.variant_id),
    'places', (SELECT coalesce(json_agg(json_build_object('name', s.name, 'units', taken.units) ORDER BY s.position, s.id), '[]')
      FROM (SELECT m.location_id, -sum(m.delta)::int AS units FROM stock_movements m
        WHERE m.reference = l.id AND m.kind = 'sale' GROUP BY m.location_id) taken
      JOIN stock_locations s ON s.id = taken.location_id)
  ) ORDER BY l.position), '[]')
  FROM order_lines l ${goneLateral}
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
