import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import { toWire } from "@/lib/kernel/ids";
import { choiceKey, choiceNames } from "./choices";
import type { CardPicture, ProductCard } from "./contract";
import type { Filters } from "./filters";

/**
 * Cards as they look in the colours that were asked for: who wants blue is shown no red. Each takes the picture of one
 * such variant, in a size that was asked for and rather one that can be bought, and leads to it. What has none stays as
 * it is.
 */
export async function shownInColors(
  ctx: ReadCtx,
  cards: readonly ProductCard[],
  { colors, sizes }: Pick<Filters, "colors" | "sizes">,
): Promise<readonly ProductCard[]> {
  if (cards.length === 0 || colors.length === 0) return cards;
  const ids = cards.map((card) => card.productId);
  const { rows } = await ctx.db.execute<{ product_id: string; variant_id: string; picture: CardPicture }>(sql`
    SELECT DISTINCT ON (v.product_id) v.product_id, v.id AS variant_id,
      jsonb_build_object('key', m.storage_key, 'alt', i.alt, 'width', m.width, 'height', m.height) AS picture
    FROM options o
    JOIN variants v ON v.product_id = o.product_id AND v.archived_at IS NULL
    JOIN variant_options c ON c.variant_id = v.id AND c.option_id = o.id
    JOIN option_values w ON w.id = c.value_id
    JOIN product_pictures i ON i.id = v.picture_id
    JOIN media m ON m.id = i.media_id AND m.state = 'ready'
    LEFT JOIN LATERAL (
      SELECT bool_or(l.backorder) AS backorder, sum(l.on_hand - l.held) AS free FROM stock_levels l WHERE l.variant_id = v.id
    ) level ON true
    WHERE o.product_id = ANY(${sql.param(ids)}::uuid[])
      AND plain_text(o.name) = ANY(${sql.param(choiceNames.color)}::text[])
      AND ${choiceKey(sql`w.value`)} = ANY(${sql.param(colors)}::text[])
    ORDER BY v.product_id, EXISTS (
        SELECT 1 FROM variant_options d JOIN options s ON s.id = d.option_id JOIN option_values x ON x.id = d.value_id
        WHERE d.variant_id = v.id AND plain_text(s.name) = ANY(${sql.param(choiceNames.size)}::text[])
          AND ${choiceKey(sql`x.value`)} = ANY(${sql.param(sizes)}::text[])
      ) DESC, (NOT v.tracked OR coalesce(level.backorder, false) OR coalesce(level.free, 0) > 0) DESC,
      v.position, v.id
  `);
  const found = new Map(rows.map((row) => [row.product_id, row]));
  return cards.map((card) => {
    const row = found.get(card.productId);
    if (!row) return card;
    // The second picture shows the colour that the product leads with.
    return {
      ...card,
      picture: row.picture,
      secondPicture: null,
      shownItemId: toWire("variant", row.variant_id),
    };
  });
}
