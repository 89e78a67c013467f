import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import type { DeskMovement } from "./contract";

const SIZE = 30;

/** What moved of a product's variants, newest first, a page by key: a few rows of each variant's own index. */
export async function productMovements(
  ctx: ReadCtx,
  productId: string,
  after?: string,
): Promise<{ readonly movements: readonly DeskMovement[]; readonly next: string | null }> {
  const beyond = isUuid(after ?? "") ? sql`m.id < ${after}::uuid` : sql`true`;
  const { rows } = await ctx.db.execute<{ movement: DeskMovement }>(sql`
    SELECT json_build_object('id', m.id, 'variantId', v.id, 'variantTitle', v.title, 'location', place.name,
      'delta', m.delta, 'kind', m.kind, 'reason', m.reason, 'actor', m.actor, 'at', m.at, 'order', (
        SELECT json_build_object('id', o.id, 'label', 'CW-' || o.number)
        FROM order_lines l JOIN orders o ON o.id = l.order_id
        WHERE m.reference_kind = 'order_line' AND l.id = m.reference)) AS movement
    FROM variants v CROSS JOIN stock_locations place
    CROSS JOIN LATERAL (
      SELECT * FROM stock_movements m
      WHERE m.variant_id = v.id AND m.location_id = place.id AND ${beyond} ORDER BY m.id DESC LIMIT ${SIZE + 1}
    ) m
    WHERE v.product_id = ${productId}::uuid ORDER BY m.id DESC LIMIT ${SIZE + 1}
  `);
  const movements = rows.slice(0, SIZE).map((row) => row.movement);
  return { movements, next: rows.length > SIZE ? movements.at(-1)!.id : null };
}
