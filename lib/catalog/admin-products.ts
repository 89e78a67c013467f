import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cleanText } from "@/lib/kernel/address";
import type { ReadCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { AdminProductRow, AdminProducts, AdminProductsInput } from "./contract";
import { cursorId, cursorText, decodeCursor, encodeCursor } from "./cursor";

/** What each order goes by, each along its own index, and the place that a cursor of it names. */
const orders = {
  changed: {
    key: sql`p.updated_at`,
    place: z.tuple([z.iso.datetime(), cursorId]),
    written: sql`to_char(p.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    type: sql`timestamptz`,
    way: sql`DESC`,
    beyond: sql`<`,
  },
  title: {
    key: sql`plain_text(p.title)`,
    place: z.tuple([cursorText, cursorId]),
    written: sql`plain_text(p.title)`,
    type: sql`text`,
    way: sql`ASC`,
    beyond: sql`>`,
  },
} as const;

/**
 * The desk's product list, last changed first or by title, with what each costs on a price list if one is asked for. `query` finds a
 * piece of title or handle, or a whole SKU; vendor and type are meant as they are written. `among` is a condition on `p`
 * that other domains know to ask. Paged by key, so that a page costs the same at any depth. Refusal: `cursor_invalid`.
 */
export async function adminProducts(
  ctx: ReadCtx,
  input: AdminProductsInput,
  priceListId: string | null = null,
  among: SQL = sql`true`,
): Promise<Result<AdminProducts, "cursor_invalid">> {
  const size = input.size ?? 50;
  const order = orders[input.sort ?? "changed"];
  const after =
    input.cursor === undefined ? null : decodeCursor<readonly [string, string]>(input.cursor, order.place);
  if (input.cursor !== undefined && after === null) return refuse("cursor_invalid");
  const { rows } = await ctx.db.execute<
    AdminProductRow & { at: string; at_key: string; [column: string]: unknown }
  >(sql`
    SELECT p.id, p.handle, p.title, p.vendor, p.product_type AS "productType", p.status, p.version,
      p.updated_at AS "updatedAt", ${priceListId ? priceOn(ctx, priceListId) : sql`NULL`} AS price,
      to_char(p.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
      ${order.written} AS at_key,
      (SELECT count(*)::int FROM variants v WHERE v.product_id = p.id AND v.archived_at IS NULL) AS "variantCount",
      (SELECT count(*) > 0 FROM publications b WHERE b.product_id = p.id) AS published,
      (SELECT m.storage_key FROM product_pictures i JOIN media m ON m.id = i.media_id
        WHERE i.product_id = p.id AND m.state = 'ready' ORDER BY i.position, i.id LIMIT 1) AS "pictureKey"
    FROM products p
    WHERE ${narrowed(input)} AND ${matching(input.query)} AND ${among}
      AND ${after ? sql`(${order.key}, p.id) ${order.beyond} (${after[0]}::${order.type}, ${after[1]}::uuid)` : sql`true`}
    ORDER BY ${order.key} ${order.way}, p.id ${order.way}
    LIMIT ${size + 1}
  `);
  const shown = rows.slice(0, size).map(({ at, at_key: _, ...row }) => ({ ...row, updatedAt: at }));
  const last = rows.length > size ? rows[size - 1] : undefined;
  return ok({ rows: shown, next: last ? encodeCursor([last.at_key, last.id]) : null });
}

function narrowed({ status, category, vendor, type }: AdminProductsInput): SQL {
  const conditions = [sql`true`];
  if (status) conditions.push(sql`p.status = ${status}`);
  if (vendor) conditions.push(sql`p.vendor = ${vendor}`);
  if (type) conditions.push(sql`p.product_type = ${type}`);
  if (category)
    conditions.push(sql`p.id IN (
      SELECT x.product_id FROM product_categories x WHERE x.category_id IN (
        WITH RECURSIVE under AS (
          SELECT id FROM categories WHERE id = ${category}
          UNION SELECT c.id FROM categories c JOIN under ON c.parent_id = under.id
        ) SELECT id FROM under
      )
    )`);
  return sql.join(conditions, sql` AND `);
}

/** One price a live variant, the newest valid one for a single unit. */
function priceOn(ctx: ReadCtx, priceListId: string): SQL {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  return sql`(
    SELECT json_build_object('lowest', min(n.amount), 'highest', max(n.amount),
      'variantId', CASE WHEN count(*) = 1 THEN min(v.id::text) END)
    FROM variants v LEFT JOIN LATERAL (
      SELECT amount FROM prices
      WHERE variant_id = v.id AND price_list_id = ${priceListId} AND min_quantity = 1
        AND valid_from <= ${now} AND (valid_to IS NULL OR valid_to > ${now})
      ORDER BY valid_from DESC, id DESC LIMIT 1
    ) n ON true
    WHERE v.product_id = p.id AND v.archived_at IS NULL
    HAVING min(n.amount) IS NOT NULL
  )`;
}

function matching(query: string | undefined): SQL {
  const words = cleanText(query ?? "").slice(0, 200);
  if (words === "") return sql`true`;
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`p.id IN (
    SELECT id FROM products WHERE plain_text(title) || ' ' || handle LIKE plain_text(${pattern})
    UNION SELECT product_id FROM variants WHERE sku = ${words} AND archived_at IS NULL
  )`;
}
