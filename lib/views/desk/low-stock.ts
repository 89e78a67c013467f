import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cursorId, cursorNumber, decodeCursor, encodeCursor } from "@/lib/catalog";
import type { ReadCtx } from "@/lib/kernel/context";
import type { LowStock, LowStockInput, LowStockRow } from "./contract";
import { LOW } from "./contract";
import { MOST_COUNTED } from "./counts";

/** Rows a page. */
const SIZE = 50;
const place = z.tuple([cursorNumber, cursorId]);

/**
 * Variants on sale of which `LOW` or fewer can still be sold, the scarcest first, a page by key: what is on the shelf less
 * what is promised, over every location. What is not counted is never low. A made-up cursor begins at the top.
 */
export async function lowStock(ctx: ReadCtx, input: LowStockInput): Promise<LowStock> {
  const after = input.after === undefined ? null : decodeCursor(input.after, place);
  const { rows } = await ctx.db.execute<LowStockRow & Record<string, unknown>>(sql`
    SELECT v.id, v.product_id AS "productId", p.title, v.title AS "variantTitle", v.sku, level.available,
      level.held, level.backorder,
      (SELECT m.storage_key FROM product_pictures i JOIN media m ON m.id = i.media_id
        WHERE i.product_id = p.id AND m.state = 'ready' ORDER BY i.id = v.picture_id DESC, i.position, i.id LIMIT 1) AS "pictureKey"
    FROM ${levels(input)} ${onSale}
    WHERE ${after ? sql`(level.available, v.id) > (${after[0]}::int, ${after[1]}::uuid)` : sql`true`}
    ORDER BY level.available, v.id LIMIT ${SIZE + 1}
  `);
  const shown = rows.slice(0, SIZE);
  const last = rows.length > SIZE ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? encodeCursor([last.available, last.id]) : null };
}

/** How many rows that list has, and how many of them are sold out; `MOST_COUNTED` at most. */
export async function countLowStock(
  ctx: ReadCtx,
): Promise<{ readonly low: number; readonly soldOut: number }> {
  const { rows } = await ctx.db.execute<{ low: number; soldOut: number }>(sql`
    SELECT count(*)::int AS low, (count(*) FILTER (WHERE available <= 0))::int AS "soldOut"
    FROM (SELECT level.available FROM ${levels({})} ${onSale} LIMIT ${MOST_COUNTED}) one
  `);
  return rows[0]!;
}

/** Levels by variant that are low enough: the few are found before anything is joined. */
function levels({ show }: LowStockInput): SQL {
  return sql`(
    SELECT variant_id, sum(on_hand - held)::int AS available, sum(held)::int AS held, bool_or(backorder) AS backorder
    FROM stock_levels GROUP BY variant_id HAVING sum(on_hand - held) <= ${show === "sold_out" ? 0 : LOW}
  ) level`;
}

const onSale = sql`
  JOIN variants v ON v.id = level.variant_id AND v.archived_at IS NULL AND v.tracked
  JOIN products p ON p.id = v.product_id AND p.status = 'active'`;
