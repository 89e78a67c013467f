import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cursorId, cursorNumber, decodeCursor, encodeCursor } from "@/lib/catalog";
import { type UnsentAt, unsentUnits } from "@/lib/fulfilment";
import { days } from "@/lib/kernel/clock";
import type { ReadCtx } from "@/lib/kernel/context";
import { firstIdAt } from "@/lib/kernel/ids";
import { sum } from "@/lib/kernel/money";
import type { LowStock, LowStockInput, LowStockRow } from "./contract";
import { LOW } from "./contract";
import { MOST_COUNTED } from "./counts";

/** Rows a page. */
const SIZE = 50;
/** Days whose sales are told. */
const LATELY = 30;
const place = z.tuple([cursorNumber, cursorId]);

type Row = Omit<LowStockRow, "unsent" | "stock"> & {
  readonly stock: readonly Omit<LowStockRow["stock"][number], "unsent">[];
  [column: string]: unknown;
};

/**
 * Variants on sale of which `LOW` or fewer can still be sold, the scarcest first, a page by key: on hand less what is
 * held, over every location, with what was sold of it lately and who waits for it. What is not counted is
 * never low, and what is sold on order never sold out. A made-up cursor begins at the top.
 */
export async function lowStock(ctx: ReadCtx, input: LowStockInput): Promise<LowStock> {
  const after = input.after === undefined ? null : decodeCursor(input.after, place);
  const since = firstIdAt(new Date(ctx.clock.now().getTime() - days(LATELY)));
  const { rows } = await ctx.db.execute<Row>(sql`
    WITH page AS (
      SELECT v.id, v.product_id, p.title, p.vendor, v.title AS variant_title, v.sku, v.picture_id, level.available,
        level.held, level.backorder
      FROM ${levels(input)} ${onSale}
      WHERE ${after ? sql`(level.available, v.id) > (${after[0]}::int, ${after[1]}::uuid)` : sql`true`}
      ORDER BY level.available, v.id LIMIT ${SIZE + 1}
    )
    SELECT v.id, v.product_id AS "productId", v.title, nullif(v.vendor, '') AS vendor, v.variant_title AS "variantTitle", v.sku,
      v.available, v.held, v.backorder, level.stock, level.sold,
      (SELECT count(*)::int FROM stock_alerts a
        WHERE a.variant_id = v.id AND a.told_at IS NULL AND a.stopped_at IS NULL) AS waiting,
      (SELECT m.storage_key FROM product_pictures i JOIN media m ON m.id = i.media_id
        WHERE i.product_id = v.product_id AND m.state = 'ready'
        ORDER BY i.id = v.picture_id DESC, i.position, i.id LIMIT 1) AS "pictureKey"
    FROM page v
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('locationId', l.location_id, 'onHand', l.on_hand, 'held', l.held,
          'backorder', l.backorder) ORDER BY l.location_id) AS stock,
        coalesce(sum(sale.units), 0)::int AS sold
      FROM stock_levels l
      CROSS JOIN LATERAL (
        SELECT -sum(m.delta) AS units FROM stock_movements m
        WHERE m.variant_id = l.variant_id AND m.location_id = l.location_id AND m.id >= ${since}::uuid AND m.kind = 'sale'
      ) sale
      WHERE l.variant_id = v.id
    ) level
    ORDER BY v.available, v.id
  `);
  const page = rows.slice(0, SIZE);
  const last = rows.length > SIZE ? page.at(-1) : undefined;
  const unsentAt = await unsentUnits(
    ctx,
    page.map(({ id }) => id),
  );
  return {
    rows: page.map((row) => withUnsent(row, unsentAt)),
    next: last ? encodeCursor([last.available, last.id]) : null,
  };
}

function withUnsent({ stock, ...row }: Row, unsentAt: UnsentAt): LowStockRow {
  const levels = stock.map((level) => ({ ...level, unsent: unsentAt(row.id, level.locationId) }));
  return { ...row, unsent: sum(levels.map(({ unsent }) => unsent)), stock: levels };
}

/** How many rows that list has, and how many of them are sold out; `MOST_COUNTED` at most. */
export async function countLowStock(
  ctx: ReadCtx,
): Promise<{ readonly low: number; readonly soldOut: number }> {
  const { rows } = await ctx.db.execute<{ low: number; soldOut: number }>(sql`
    SELECT count(*)::int AS low, (count(*) FILTER (WHERE available <= 0 AND NOT backorder))::int AS "soldOut"
    FROM (SELECT level.available, level.backorder FROM ${levels({})} ${onSale} LIMIT ${MOST_COUNTED}) one
  `);
  return rows[0]!;
}

/** Levels by variant that are low enough: the few are found before anything is joined. */
function levels({ show }: LowStockInput): SQL {
  return sql`(
    SELECT variant_id, sum(on_hand - held)::int AS available, sum(held)::int AS held, bool_or(backorder) AS backorder
    FROM stock_levels GROUP BY variant_id
    HAVING ${show === "sold_out" ? sql`sum(on_hand - held) <= 0 AND NOT bool_or(backorder)` : sql`sum(on_hand - held) <= ${LOW}::int`}
  ) level`;
}

const onSale = sql`
  JOIN variants v ON v.id = level.variant_id AND v.archived_at IS NULL AND v.tracked
  JOIN products p ON p.id = v.product_id AND p.status = 'active'`;
