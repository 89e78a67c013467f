import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { customers, customerText } from "@/db/schema/customers";
import { cursorId, decodeCursor, encodeCursor } from "@/lib/catalog";
import { cleanText } from "@/lib/kernel/address";
import type { ReadCtx } from "@/lib/kernel/context";
import type { CustomerList, CustomerListInput, CustomerListRow, Sees } from "./contract";

/** Rows a page. */
const SIZE = 50;
const place = z.tuple([z.iso.datetime(), cursorId]);

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
 * The desk's customers, who came last first, a page by key, with what they bought: computed for the rows of the page and
 * no more. `timeZone` says where a day begins. A made-up cursor begins at the top.
 */
export async function customerList(
  ctx: ReadCtx,
  input: CustomerListInput,
  sees: Sees,
  timeZone = "UTC",
): Promise<CustomerList> {
  const after = input.after === undefined ? null : decodeCursor(input.after, place);
  const { rows } = await ctx.db.execute<CustomerListRow & { at: string; [column: string]: unknown }>(sql`
    WITH page AS (
      SELECT * FROM customers WHERE ${matching(input, timeZone)}
        AND ${after ? sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
      ORDER BY created_at DESC, id DESC LIMIT ${SIZE + 1}
    )
    SELECT c.id, nullif(concat_ws(' ', c.first_name, c.last_name), '') AS name, c.email,
      c.email_proven_at IS NOT NULL AS "isProven", c.archived_at IS NOT NULL AS "isClosed",
      c.erased_at IS NOT NULL AS "isErased",
      EXISTS (SELECT FROM newsletter_subscriptions n WHERE n.email_key = c.email_key AND n.state = 'confirmed') AS letter,
      bought.orders, ${sees.money ? sql`bought.spent` : sql`'[]'::json AS spent`}, ${iso(sql`bought.last`)} AS "lastOrderAt",
      ${iso(sql`c.created_at`)} AS at, ${iso(sql`c.created_at`)} AS since
    FROM page c ${boughtLateral}
    ORDER BY c.created_at DESC, c.id DESC
  `);
  const shown = rows.slice(0, SIZE).map(({ at: _, ...row }) => row);
  const last = rows.length > SIZE ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? encodeCursor([last.since, last.id]) : null };
}

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
  if (ordered) conditions.push(hasOrdered(sql`(${ordered}::date)::timestamp AT TIME ZONE ${timeZone}`));
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
