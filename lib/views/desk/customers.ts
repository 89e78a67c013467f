import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { customers, customerText } from "@/db/schema/customers";
import { cursorId, decodeCursor, encodeCursor } from "@/lib/catalog";
import { cleanText } from "@/lib/kernel/address";
import type { ReadCtx } from "@/lib/kernel/context";
import {
  type CustomerList,
  type CustomerListInput,
  type CustomerListRow,
  customerOrder,
  type Sees,
} from "./contract";

/** Rows a page. */
const SIZE = 50;
/** As many customers as are each asked for their last order, sooner than many orders for their customers. */
const FEW = 2_000;
/** Orders that are gone through before that, where customers are few. */
const TRIED = 2_000;
const place = z.tuple([z.iso.datetime(), cursorId]);
/** Who never ordered stands in the second part. */
const placeByOrder = z.tuple([z.literal([0, 1]), z.iso.datetime(), cursorId]);

/**
 * Which orders are a customer's, of `o` and `c`: those made signed in, and those made as a guest with the address once
 * it is proven to be theirs. Two ranges, each of its own index.
 */
export const ordersOfCustomer = (columns: SQL): SQL => sql`(
  SELECT ${columns} FROM orders o WHERE o.customer_id = c.id AND o.placed_at IS NOT NULL
  UNION ALL
  SELECT ${columns} FROM orders o WHERE o.customer_id IS NULL AND o.email_key = c.email_key
    AND c.email_proven_at IS NOT NULL AND o.placed_at IS NOT NULL
)`;

/** Columns `orders`, `last` and `spent`: what came in less what went back, by currency. */
const boughtLateral = sql`
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(orders), 0)::int AS orders, max(last) AS last,
      coalesce(json_agg(json_build_object('currency', currency, 'amount', amount) ORDER BY amount DESC)
        FILTER (WHERE amount <> 0), '[]') AS spent
    FROM (
      SELECT own.currency, count(*) AS orders, max(own.placed_at) AS last,
        sum((SELECT coalesce(sum(p.captured_amount - p.refunded_amount), 0) FROM payments p WHERE p.order_id = own.id))::float8 AS amount
      FROM ${ordersOfCustomer(sql`o.id, o.currency, o.placed_at`)} own GROUP BY own.currency
    ) unit
  ) bought`;

/**
 * The desk's customers, by their last order or who came last first (`customerOrder`), a page by key, with what they
 * bought: computed for the rows of the page and no more. `timeZone` says where a day begins. A made-up cursor begins at
 * the top.
 */
export async function customerList(
  ctx: ReadCtx,
  input: CustomerListInput,
  sees: Sees,
  timeZone = "UTC",
): Promise<CustomerList> {
  const isByOrder = customerOrder(input) === "last_order";
  const page = isByOrder ? pageByOrder(input, timeZone, await areFew(ctx)) : pageByCame(input, timeZone);
  const { rows } = await ctx.db.execute<CustomerListRow & Key & { [column: string]: unknown }>(sql`
    WITH page AS (${page})
    SELECT c.id, nullif(concat_ws(' ', c.first_name, c.last_name), '') AS name, c.email,
      c.email_proven_at IS NOT NULL AS "isProven", c.archived_at IS NOT NULL AS "isClosed",
      c.erased_at IS NOT NULL AS "isErased",
      EXISTS (SELECT FROM newsletter_subscriptions n WHERE n.email_key = c.email_key AND n.state = 'confirmed') AS letter,
      bought.orders, ${sees.money ? sql`bought.spent` : sql`'[]'::json AS spent`}, ${iso(sql`bought.last`)} AS "lastOrderAt",
      ${iso(sql`c.created_at`)} AS since, c.part, ${iso(sql`c.key_at`)} AS key_at, c.key_id
    FROM page c ${boughtLateral}
    ORDER BY c.part, c.key_at DESC, c.key_id DESC
  `);
  const shown = rows.slice(0, SIZE).map(({ part: _, key_at: __, key_id: ___, ...row }) => row);
  const last = rows.length > SIZE ? rows[SIZE - 1] : undefined;
  const key = last && [last.key_at, last.key_id];
  return { rows: shown, next: key ? encodeCursor(isByOrder ? [last.part, ...key] : key) : null };
}

/** Where a row stands. */
interface Key {
  readonly part: 0 | 1;
  readonly key_at: string;
  readonly key_id: string;
}

const earlier = (key: SQL, at: string, id: string): SQL => sql`${key} < (${at}::timestamptz, ${id}::uuid)`;

function pageByCame(input: CustomerListInput, timeZone: string): SQL {
  const after = input.after === undefined ? null : decodeCursor(input.after, place);
  return sql`
    SELECT *, 0 AS part, created_at AS key_at, id AS key_id FROM customers
    WHERE ${matching(input, timeZone)} AND ${after ? earlier(sql`(created_at, id)`, ...after) : sql`true`}
    ORDER BY created_at DESC, id DESC LIMIT ${SIZE + 1}`;
}

async function areFew(ctx: ReadCtx): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ few: boolean }>(
    sql`SELECT count(*) <= ${FEW} AS few FROM (SELECT FROM customers LIMIT ${FEW + 1}) every`,
  );
  return rows[0]!.few;
}

/**
 * Those who have ordered, then, along `customers_created`, those who have not. The former along `orders_listed`, each
 * order that is its customer's last, until the page is full. Where customers are `few` and most who buy are guests, that
 * would go through all orders: after some of them, each customer is asked for their last. Both find the same, by the same
 * keys.
 */
function pageByOrder(input: CustomerListInput, timeZone: string, few: boolean): SQL {
  const after = input.after === undefined ? null : decodeCursor(input.after, placeByOrder);
  const [part, at, id] = after ?? [0, null, null];
  const from = (own: 0 | 1, key: SQL): SQL =>
    at !== null && part === own ? earlier(key, at, id) : sql`${own >= part}::boolean`;
  const fits = matching(input, timeZone);
  const placed = sql`coalesce(o.placed_at, o.created_at)`;
  const listed = sql`o.placed_at IS NOT NULL AND ${from(0, sql`(${placed}, o.id)`)}
    AND ${input.ordered ? sql`${placed} >= ${startOf(input.ordered, timeZone)}` : sql`true`}`;
  const newest = sql`ORDER BY ${placed} DESC, o.id DESC`;
  const columns = sql`c.*, 0 AS part, o.placed_at AS key_at, o.id AS key_id`;
  return sql`
    WITH along AS MATERIALIZED (
      SELECT ${columns}
      FROM ${few ? sql`(SELECT * FROM orders o WHERE ${listed} ${newest} LIMIT ${TRIED})` : sql`orders`} o CROSS JOIN LATERAL (
        SELECT * FROM customers WHERE id = o.customer_id AND ${fits}
        UNION ALL
        SELECT * FROM customers
        WHERE o.customer_id IS NULL AND email_key = o.email_key AND email_proven_at IS NOT NULL AND ${fits}
      ) c
      WHERE ${listed} AND NOT EXISTS (
        SELECT FROM ${ordersOfCustomer(sql`o.placed_at, o.id`)} later
        WHERE (later.placed_at, later.id) > (o.placed_at, o.id)
      )
      ${newest} LIMIT ${SIZE + 1}
    ), lately AS MATERIALIZED (
      SELECT * FROM along WHERE ${!few}::boolean OR (SELECT count(*) FROM along) > ${SIZE}
      UNION ALL
      (SELECT ${columns}
      FROM (SELECT * FROM customers WHERE ${fits}) c CROSS JOIN LATERAL (
        SELECT * FROM ${ordersOfCustomer(sql`o.placed_at, o.created_at, o.id`)} own
        ORDER BY placed_at DESC, id DESC LIMIT 1
      ) o
      WHERE ${few}::boolean AND (SELECT count(*) FROM along) <= ${SIZE} AND ${listed}
      ${newest} LIMIT ${SIZE + 1})
    )
    SELECT * FROM (
      SELECT * FROM lately
      UNION ALL
      (SELECT c.*, 1 AS part, c.created_at AS key_at, c.id AS key_id
      FROM (SELECT * FROM customers WHERE ${fits} AND ${from(1, sql`(created_at, id)`)}) c
      WHERE (SELECT count(*) FROM lately) <= ${SIZE} AND NOT EXISTS (SELECT FROM ${ordersOfCustomer(sql`o.id`)} own)
      ORDER BY c.created_at DESC, c.id DESC LIMIT ${SIZE + 1})
    ) both_parts ORDER BY part, key_at DESC, key_id DESC LIMIT ${SIZE + 1}`;
}

const startOf = (day: string, timeZone: string): SQL =>
  sql`(${day}::date)::timestamp AT TIME ZONE ${timeZone}`;

/** What one customer bought, as their row in the list says it. */
export const boughtBy = boughtLateral;

export const iso = (at: SQL) => sql`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

function matching({ q, standing, language, ordered }: CustomerListInput, timeZone: string): SQL {
  const words = cleanText(q ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 4);
  const conditions = words.map(
    (word) => sql`${customerText(customers)} LIKE ${`%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`,
  );
  // Who was erased is nobody to look for; among the closed it is seen that they were.
  conditions.push(standing === "closed" ? sql`archived_at IS NOT NULL` : sql`erased_at IS NULL`);
  if (standing === "unproven") conditions.push(sql`email_proven_at IS NULL AND archived_at IS NULL`);
  if (language) conditions.push(sql`locale = ${language}`);
  if (ordered) conditions.push(hasOrdered(startOf(ordered, timeZone)));
  return sql.join(conditions, sql` AND `);
}

/** Whose orders (`ordersOfCustomer`) there are since an instant: begun at the orders, which stand in order of time. */
const hasOrdered = (since: SQL): SQL => sql`id IN (
  WITH late AS MATERIALIZED (
    SELECT customer_id, email_key FROM orders
    WHERE placed_at IS NOT NULL AND coalesce(placed_at, created_at) >= ${since}
  )
  SELECT customer_id FROM late WHERE customer_id IS NOT NULL
  UNION ALL
  SELECT k.id FROM late JOIN customers k ON k.email_key = late.email_key AND k.email_proven_at IS NOT NULL
  WHERE late.customer_id IS NULL
)`;
