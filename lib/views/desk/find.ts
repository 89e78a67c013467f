import { type SQL, sql } from "drizzle-orm";
import { customers, customerText } from "@/db/schema/customers";
import { cleanText } from "@/lib/kernel/address";
import type { ReadCtx } from "@/lib/kernel/context";
import { orderLabel } from "@/lib/orders";
import type { DeskFind, FoundCustomer, FoundOrder, FoundProduct, Sees } from "./contract";

/** Shown of each kind. */
const MOST = 5;
/** Rows that one index is asked for before the newest of them are chosen: what a search costs at any size. */
const LOOKED_AT = 300;

/**
 * What the desk's palette finds while somebody types: orders by the beginning of a number, an address or a name,
 * products by a piece of the title or the beginning of a SKU, customers by a piece of name or address. Every part is an
 * index range of at most `LOOKED_AT` rows. Who may not see customers gets none, and finds no order by its address.
 */
export async function deskFind(ctx: ReadCtx, typed: string, sees: Sees): Promise<DeskFind> {
  const text = cleanText(typed).slice(0, 80);
  const words = text.split(/\s+/).filter(Boolean).slice(0, 4);
  if (text.length < 2) return { orders: [], products: [], customers: [] };
  const [orders, products, people] = await Promise.all([
    foundOrders(ctx, text, words, sees),
    foundProducts(ctx, text, MOST),
    sees.customer ? foundCustomers(ctx, words) : [],
  ]);
  return { orders, products, customers: people };
}

const literally = (word: string) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
const beginning = (word: string) => `${literally(word)}%`;
const longest = (words: readonly string[]) =>
  words.reduce((long, word) => (word.length > long.length ? word : long), "");

async function foundOrders(
  ctx: ReadCtx,
  text: string,
  words: readonly string[],
  sees: Sees,
): Promise<FoundOrder[]> {
  const digits = /^(?:cw-?|#)?(\d{2,12})$/i.exec(text)?.[1];
  const ids = digits ? byNumber(digits) : byPerson(longest(words), sees);
  const rest = digits ? [] : words.filter((word) => word !== longest(words));
  const { rows } = await ctx.db.execute<{
    id: string;
    number: string;
    name: string | null;
    email: string | null;
    state: FoundOrder["state"];
    at: string;
  }>(sql`
    SELECT o.id, o.number::text AS number, nullif(concat_ws(' ', o.first_name, o.last_name), '') AS name, o.email, o.state,
      to_char(coalesce(o.placed_at, o.created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
    FROM orders o WHERE o.id IN (${ids}) ${sql.join(
      rest.map((word) => sql` AND ${beginsAName(word, sees)}`),
      sql``,
    )}
    ORDER BY o.placed_at IS NULL, coalesce(o.placed_at, o.created_at) DESC, o.id DESC LIMIT ${MOST}
  `);
  return rows.map(({ number, email, ...row }) => ({
    ...row,
    label: orderLabel(Number(number)),
    email: sees.customer ? email : null,
  }));
}

/** Numbers that begin with these digits: a few ranges of the one index, longer numbers included. */
function byNumber(digits: string): SQL {
  const ranges = Array.from({ length: 12 - digits.length + 1 }, (_, more) => {
    const from = Number(digits) * 10 ** more;
    return sql`(SELECT id FROM orders WHERE number BETWEEN ${from} AND ${from + 10 ** more - 1} ORDER BY number DESC LIMIT ${MOST})`;
  });
  return sql.join(ranges, sql` UNION ALL `);
}

/** Ordered as the index is, so that the index is what is read. */
function byPerson(word: string, sees: Sees): SQL {
  const by = (column: SQL, pattern: SQL) =>
    sql`(SELECT id FROM orders WHERE ${column} LIKE ${pattern} ORDER BY ${column} USING ~<~ LIMIT ${LOOKED_AT})`;
  const name = sql`plain_text(${beginning(word)})`;
  const ways = [by(sql`plain_text(last_name)`, name), by(sql`plain_text(first_name)`, name)];
  if (sees.customer) ways.push(by(sql`email_key`, sql`${beginning(word.toLowerCase())}`));
  return sql.join(ways, sql` UNION ALL `);
}

function beginsAName(word: string, sees: Sees): SQL {
  const pattern = sql`plain_text(${beginning(word)})`;
  const byEmail = sees.customer ? sql`o.email_key LIKE ${beginning(word.toLowerCase())}` : sql`false`;
  return sql`(plain_text(o.last_name) LIKE ${pattern} OR plain_text(o.first_name) LIKE ${pattern} OR ${byEmail})`;
}

/** Shown where one product is chosen out of all. */
const MOST_CHOICES = 8;

/** Products by a piece of the title or the beginning of a SKU, each with the variant that fits best. */
export async function findProducts(ctx: ReadCtx, typed: string): Promise<readonly FoundProduct[]> {
  const text = cleanText(typed).slice(0, 80);
  return text.length < 2 ? [] : foundProducts(ctx, text, MOST_CHOICES);
}

async function foundProducts(ctx: ReadCtx, text: string, most: number): Promise<FoundProduct[]> {
  // A piece of fewer than three letters has no trigram to be found by.
  const byTitle =
    text.length < 3
      ? sql`SELECT NULL::uuid WHERE false`
      : sql`SELECT id FROM products WHERE plain_text(title) || ' ' || handle LIKE plain_text(${`%${literally(text)}%`}) LIMIT ${LOOKED_AT}`;
  const { rows } = await ctx.db.execute<FoundProduct & Record<string, unknown>>(sql`
    WITH found AS (
      (${byTitle}) UNION
      (SELECT product_id FROM variants WHERE lower(sku) LIKE ${beginning(text.toLowerCase())} AND archived_at IS NULL
        ORDER BY lower(sku) USING ~<~ LIMIT ${LOOKED_AT})
    )
    SELECT p.id, p.title, p.status, best.sku, best.id AS "variantId",
      (SELECT count(*)::int FROM variants v WHERE v.product_id = p.id AND v.archived_at IS NULL) AS variants,
      (SELECT m.storage_key FROM product_pictures i JOIN media m ON m.id = i.media_id
        WHERE i.product_id = p.id AND m.state = 'ready' ORDER BY i.position, i.id LIMIT 1) AS "pictureKey"
    FROM products p LEFT JOIN LATERAL (
      SELECT v.id, v.sku FROM variants v WHERE v.product_id = p.id AND v.archived_at IS NULL
      ORDER BY lower(v.sku) LIKE ${beginning(text.toLowerCase())} DESC, v.position LIMIT 1
    ) best ON true
    WHERE p.id IN (SELECT * FROM found)
    ORDER BY plain_text(p.title) LIKE plain_text(${beginning(text)}) DESC, p.status = 'archived', p.title, p.id LIMIT ${most}
  `);
  return rows;
}

async function foundCustomers(ctx: ReadCtx, words: readonly string[]): Promise<FoundCustomer[]> {
  if (longest(words).length < 3) return [];
  const has = sql.join(
    words.map((word) => sql`${customerText(customers)} LIKE ${`%${literally(word.toLowerCase())}%`}`),
    sql` AND `,
  );
  const { rows } = await ctx.db.execute<FoundCustomer & Record<string, unknown>>(sql`
    SELECT id, nullif(concat_ws(' ', first_name, last_name), '') AS name, email
    FROM (SELECT * FROM customers WHERE ${has} LIMIT ${LOOKED_AT}) customers
    ORDER BY created_at DESC, id DESC LIMIT ${MOST}
  `);
  return rows;
}
