import { type SQL, sql } from "drizzle-orm";
import { toWire } from "@/lib/kernel/ids";
import type { CardPicture, ProductCard } from "./contract";

/** How many colours or sizes a listing has: its words of one kind alone (`choices.ts`). */
const valueCount = (sign: "c" | "s") =>
  `(SELECT count(*)::int FROM unnest(l.choices) word WHERE word LIKE '${sign}:%' AND strpos(word, '|') = 0)`;

/** The one option in which the product has several values: by it its choices are named. */
const onlyOption = `(
  SELECT CASE WHEN count(*) = 1 THEN min(several.name) END FROM (
    SELECT o.name FROM options o JOIN option_values w ON w.option_id = o.id
    WHERE o.product_id = l.product_id GROUP BY o.id HAVING count(*) > 1
  ) several
)`;

/** The columns of a card, of a listing as `l`. */
export const cardColumns: SQL = sql.raw(
  `l.product_id, l.handle, l.title, l.vendor, l.currency, l.price_from, l.price_to, l.compare_at, l.available,
  l.variant_count, ${valueCount("c")} AS color_count, ${valueCount("s")} AS size_count, ${onlyOption} AS only_option, l.only_variant_id,
  l.picture, l.second_picture`,
);

export interface CardRow extends Record<string, unknown> {
  readonly product_id: string;
  readonly handle: string;
  readonly title: string;
  readonly vendor: string;
  readonly currency: string;
  /** Amounts come as text: the column is a bigint. */
  readonly price_from: string;
  readonly price_to: string;
  readonly compare_at: string | null;
  readonly available: boolean;
  readonly variant_count: number;
  readonly color_count: number;
  readonly size_count: number;
  readonly only_option: string | null;
  readonly only_variant_id: string | null;
  readonly picture: CardPicture | null;
  readonly second_picture: CardPicture | null;
}

/** A row as a card; what stands beside a struck price is read for those that have one (`withLowestPrior`). */
export function cardOf(row: CardRow): ProductCard {
  return {
    productId: row.product_id,
    handle: row.handle,
    title: row.title,
    vendor: row.vendor,
    currency: row.currency,
    priceFrom: Number(row.price_from),
    priceTo: Number(row.price_to),
    compareAt: row.compare_at === null ? null : Number(row.compare_at),
    lowestPrior: null,
    available: row.available,
    variantCount: row.variant_count,
    colorCount: row.color_count,
    sizeCount: row.size_count,
    onlyOption: row.only_option,
    onlyVariantId: row.only_variant_id,
    onlyItemId: row.only_variant_id && toWire("variant", row.only_variant_id),
    picture: row.picture,
    secondPicture: row.second_picture,
  };
}
