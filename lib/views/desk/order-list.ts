import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cursorId, decodeCursor, encodeCursor } from "@/lib/catalog";
import { cleanText } from "@/lib/kernel/address";
import type { ReadCtx } from "@/lib/kernel/context";
import { numberFromLabel, orderLabel } from "@/lib/orders";
import type { PaymentStatus } from "../contract";
import type { FulfilmentFilter, OrderList, OrderListInput, OrderListRow, Sees } from "./contract";
import { fulfilmentLateral, paymentLateral } from "./statuses";

/** Rows a page. */
const SIZE = 50;
/** Rows a statement of an export, and of an export in all. */
const BATCH = 500;
export const MOST_EXPORTED_ORDERS = 20_000;
const place = z.tuple([z.iso.datetime(), cursorId]);

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly country: string | null;
  readonly state: OrderListRow["state"];
  readonly fulfilment: OrderListRow["fulfilment"];
  readonly units: number;
  readonly open: number;
  readonly notes: number;
  readonly at: string;
  readonly payment: NonNullable<OrderListRow["money"]>["payment"];
  readonly total: string;
  readonly currency: string;
}

/**
 * The desk's orders, a page by key. Statuses are computed from the rows beside each order in the same statement; a
 * filter that few orders pass begins at those few (`orders_to_ship`, `payments_given_back`, `payments_open`), any
 * other walks `orders_listed`. `timeZone` says where a day begins. A made-up cursor begins at the top.
 */
export function orderList(
  ctx: ReadCtx,
  input: OrderListInput,
  sees: Sees,
  timeZone: string,
): Promise<OrderList> {
  return read(ctx, input, sees, timeZone, SIZE);
}

/** The same, page after page, for an export: `MOST_EXPORTED_ORDERS` at most. */
export async function* orderPages(ctx: ReadCtx, input: OrderListInput, sees: Sees, timeZone: string) {
  let after: string | undefined;
  for (let given = 0; given < MOST_EXPORTED_ORDERS; given += BATCH) {
    const { rows, next } = await read(ctx, { ...input, after }, sees, timeZone, BATCH);
    if (rows.length > 0) yield rows;
    if (!next) return;
    after = next;
  }
}

async function read(
  ctx: ReadCtx,
  input: OrderListInput,
  sees: Sees,
  timeZone: string,
  size: number,
): Promise<OrderList> {
  const oldest = input.sort === "oldest";
  const after = input.after === undefined ? null : decodeCursor(input.after, place);
  const listed = sql`coalesce(o.placed_at, o.created_at)`;
  const way = oldest ? sql`ASC` : sql`DESC`;
  const { rows } = await ctx.db.execute<Row>(sql`
    WITH page AS (
      SELECT o.* FROM orders o
        ${input.payment && sees.money ? paymentLateral : sql``} ${input.fulfilment ? fulfilmentLateral : sql``}
      WHERE ${filters(input, sees, timeZone)} AND ${after ? beyond(listed, after, oldest) : sql`true`}
      ORDER BY ${listed} ${way}, o.id ${way}
      LIMIT ${size + 1}
    )
    SELECT o.id, o.version, o.number::text AS number, nullif(concat_ws(' ', o.first_name, o.last_name), '') AS name,
      o.email, o.state, o.total_amount::text AS total, o.currency, money.payment, parcel.fulfilment, parcel.units,
      parcel.open, (SELECT a.address_country FROM order_addresses a WHERE a.order_id = o.id AND a.kind = 'delivery') AS country,
      (SELECT count(*)::int FROM order_notes n WHERE n.order_id = o.id) AS notes,
      to_char(${listed} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
    FROM page o ${paymentLateral} ${fulfilmentLateral}
    ORDER BY ${listed} ${way}, o.id ${way}
  `);
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return { rows: shown.map((row) => rowOf(row, sees)), next: last ? encodeCursor([last.at, last.id]) : null };
}

function beyond(listed: SQL, after: z.infer<typeof place>, oldest: boolean): SQL {
  return sql`(${listed}, o.id) ${oldest ? sql`>` : sql`<`} (${after[0]}::timestamptz, ${after[1]}::uuid)`;
}

function rowOf(row: Row, sees: Sees): OrderListRow {
  const { id, version, name, country, state, fulfilment, units, open, notes, payment, currency } = row;
  return {
    id,
    version,
    label: orderLabel(Number(row.number)),
    name,
    email: sees.customer ? row.email : null,
    country,
    state,
    fulfilment,
    units,
    open,
    notes,
    listedAt: row.at,
    money: sees.money ? { payment, total: Number(row.total), currency } : null,
  };
}

function filters(input: OrderListInput, sees: Sees, timeZone: string): SQL {
  // Asking for a state or a status that unfinished orders can have means them too, unless a scope is named.
  const scope = input.scope ?? (input.state || input.payment || input.q ? "all" : "placed");
  const start = (day: string) => sql`(${day}::date)::timestamp AT TIME ZONE ${timeZone}`;
  const conditions: SQL[] = [];
  if (scope === "placed") conditions.push(sql`o.placed_at IS NOT NULL`);
  if (scope === "unfinished") conditions.push(sql`o.placed_at IS NULL`);
  if (input.state) conditions.push(sql`o.state = ${input.state}`);
  if (input.payment && sees.money) conditions.push(ofPayment(input.payment));
  if (input.fulfilment) conditions.push(ofFulfilment(input.fulfilment));
  if (input.currency && sees.money) conditions.push(sql`o.currency = ${input.currency}`);
  if (input.from) conditions.push(sql`coalesce(o.placed_at, o.created_at) >= ${start(input.from)}`);
  if (input.to)
    conditions.push(
      sql`coalesce(o.placed_at, o.created_at) < ((${input.to}::date + 1)::timestamp AT TIME ZONE ${timeZone})`,
    );
  const text = cleanText(input.q ?? "");
  if (text !== "") conditions.push(ofText(text, sees));
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}

/** Statuses that few orders have begin at their payments; the derived word has the last say. */
function ofPayment(status: PaymentStatus): SQL {
  const exact = sql`money.payment = ${status}`;
  const few = (state: string) =>
    sql`o.id = ANY (ARRAY(SELECT p.order_id FROM payments p WHERE p.state = ${state})) AND ${exact}`;
  switch (status) {
    case "review":
    case "pending":
      return few(status);
    case "awaiting_payment":
      return few("open");
    case "refunded":
    case "partly_refunded":
      return sql`o.id IN (SELECT p.order_id FROM payments p WHERE p.refunded_amount > 0) AND ${exact}`;
    default:
      return exact;
  }
}

/** What is still to send is a partial index; what has left is most orders. */
function ofFulfilment(status: FulfilmentFilter): SQL {
  const waits = sql`o.state = 'placed' AND o.sent_at IS NULL`;
  switch (status) {
    case "to_ship":
      return sql`${waits} AND parcel.open > 0`;
    case "fulfilled":
      return sql`o.sent_at IS NOT NULL AND parcel.fulfilment = ${status}`;
    default:
      return sql`${waits} AND parcel.fulfilment = ${status}`;
  }
}

/** A number, an address by its beginning, or names: each word begins a name or the address. */
function ofText(text: string, sees: Sees): SQL {
  const number = numberFromLabel(text);
  if (number !== null) return sql`o.number = ${number}`;
  const begins = (word: string) => `${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const byEmail = (word: string) =>
    sees.customer ? sql`o.email_key LIKE ${begins(word.toLowerCase())}` : sql`false`;
  if (text.includes("@")) return byEmail(text);
  const words = text.split(/\s+/).slice(0, 4);
  return sql.join(
    words.map(
      (word) => sql`(plain_text(o.last_name) LIKE plain_text(${begins(word)})
        OR plain_text(o.first_name) LIKE plain_text(${begins(word)}) OR ${byEmail(word)})`,
    ),
    sql` AND `,
  );
}
