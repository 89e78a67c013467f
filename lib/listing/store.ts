import { type SQL, sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** What a refresh needs to know of a market, as the SQL reads it. */
export interface MarketRow {
  readonly id: string;
  readonly channel_id: string;
  readonly price_list_id: string;
  readonly currency: string;
  readonly conversion: "keep" | "add" | "take";
}
/** Tax that a market shows or leaves out, by class; classes without a row have none. */
export interface RateRow {
  readonly market_id: string;
  readonly tax_class: string;
  readonly ppm: number;
}

export interface RefreshInput {
  readonly markets: readonly MarketRow[];
  readonly rates: readonly RateRow[];
  readonly productIds: readonly string[];
}

/** One listing that is not what it was. */
export interface ChangedListing extends Record<string, unknown> {
  readonly product_id: string;
  readonly handles: readonly string[];
  /** Whether a card that lists show changed, or only the product's own page. */
  readonly card_changed: boolean;
  /** Whether it came into a category or left one, so that counts and navigation are others. */
  readonly moved: boolean;
  /** Categories it was in or is in now, ancestors included. */
  readonly category_ids: readonly string[];
}

/**
 * One refresh at a time: what it reads is then never older than what another has written. For the rest of the
 * transaction the planner is kept from reading whole tables, which it would choose after a bulk load: until
 * autovacuum has counted, it takes a product for one that has thousands of variants (15 s a batch instead of 0.4 s,
 * at 100,000 products).
 */
export async function lockListings(tx: TxCtx): Promise<void> {
  await tx.db.execute(sql`
    SELECT pg_advisory_xact_lock(hashtext('listing: refresh')), set_config('enable_seqscan', 'off', true),
      set_config('random_page_cost', '1.1', true), set_config('jit', 'off', true)
  `);
}

/**
 * Makes the listings of products what catalogue, prices and stock say now, for every market, in one statement:
 * computes them, removes what no longer is, writes what differs, and keeps the counts by the rows that came and went.
 * Returns only what changed.
 */
export async function refreshRows(tx: TxCtx, input: RefreshInput): Promise<readonly ChangedListing[]> {
  const at = sql`${tx.clock.now().toISOString()}::timestamptz`;
  const { rows } = await tx.db.execute<ChangedListing>(sql`
    WITH RECURSIVE ${givenRows(input)}, ${pricedVariants(at)}, ${productTexts}, ${listingRows(at)}, ${placeRows},
    before AS (
      SELECT l.market_id, l.product_id, l.handle, l.card, l.fingerprint
      FROM listings l JOIN wanted USING (product_id)
    ), gone AS (
      DELETE FROM listings l USING wanted
      WHERE l.product_id = wanted.product_id
        AND NOT EXISTS (SELECT FROM fresh f WHERE f.market_id = l.market_id AND f.product_id = l.product_id)
    ), kept AS (
      INSERT INTO listings AS l (${listingColumns})
      SELECT ${listingColumns} FROM fresh ORDER BY market_id, product_id
      ON CONFLICT (market_id, product_id) DO UPDATE SET ${listingSets}
      WHERE l.fingerprint <> excluded.fingerprint OR l.card <> excluded.card
    ), place_gone AS (
      DELETE FROM listing_categories c USING wanted
      WHERE c.product_id = wanted.product_id AND NOT EXISTS (
        SELECT FROM place p
        WHERE p.market_id = c.market_id AND p.category_id = c.category_id AND p.product_id = c.product_id
      )
      RETURNING c.market_id, c.category_id, c.product_id
    ), place_kept AS (
      INSERT INTO listing_categories AS c (market_id, category_id, product_id, popularity, price_from, published_at, title)
      SELECT market_id, category_id, product_id, popularity, price_from, published_at, title FROM place
      ORDER BY market_id, category_id, product_id
      ON CONFLICT (market_id, category_id, product_id) DO UPDATE SET popularity = excluded.popularity,
        price_from = excluded.price_from, published_at = excluded.published_at, title = excluded.title
      WHERE (c.popularity, c.price_from, c.published_at, c.title)
        IS DISTINCT FROM (excluded.popularity, excluded.price_from, excluded.published_at, excluded.title)
      RETURNING c.market_id, c.category_id, c.product_id
    ), place_new AS (
      SELECT k.* FROM place_kept k WHERE NOT EXISTS (
        SELECT FROM listing_categories c
        WHERE c.market_id = k.market_id AND c.category_id = k.category_id AND c.product_id = k.product_id
      )
    ), counted AS (
      INSERT INTO listing_counts AS n (market_id, category_id, count)
      SELECT market_id, category_id, sum(step)::int FROM (
        SELECT market_id, category_id, 1 AS step FROM place_new
        UNION ALL SELECT market_id, category_id, -1 FROM place_gone
      ) steps GROUP BY market_id, category_id HAVING sum(step) <> 0 ORDER BY market_id, category_id
      ON CONFLICT (market_id, category_id) DO UPDATE SET count = n.count + excluded.count
    ), changed AS (
      SELECT coalesce(b.product_id, f.product_id) AS product_id, b.handle AS old_handle, f.handle AS new_handle,
        b.card IS DISTINCT FROM f.card AS card_changed
      FROM before b FULL JOIN fresh f ON f.market_id = b.market_id AND f.product_id = b.product_id
      WHERE b.fingerprint IS DISTINCT FROM f.fingerprint OR b.card IS DISTINCT FROM f.card
    ), touched AS (
      SELECT product_id, array_agg(DISTINCT category_id) AS category_ids FROM (
        SELECT product_id, category_id FROM place
        UNION ALL SELECT c.product_id, c.category_id FROM wanted JOIN listing_categories c USING (product_id)
      ) seen GROUP BY product_id
    )
    SELECT changed.product_id, bool_or(card_changed) AS card_changed,
      changed.product_id IN (SELECT product_id FROM place_new UNION ALL SELECT product_id FROM place_gone) AS moved,
      array_remove(array_agg(DISTINCT old_handle) || array_agg(DISTINCT new_handle), NULL) AS handles,
      coalesce(touched.category_ids, '{}') AS category_ids
    FROM changed LEFT JOIN touched USING (product_id) GROUP BY changed.product_id, touched.category_ids
  `);
  return rows;
}

const givenRows = ({ markets, rates, productIds }: RefreshInput): SQL => sql`
  market AS (
    SELECT * FROM json_to_recordset(${JSON.stringify(markets)}::json)
      AS m(id uuid, channel_id uuid, price_list_id uuid, currency text, conversion text)
  ), rate AS (
    SELECT * FROM json_to_recordset(${JSON.stringify(rates)}::json) AS r(market_id uuid, tax_class text, ppm bigint)
  ), wanted AS MATERIALIZED (
    SELECT DISTINCT unnest(${sql.param(productIds)}::uuid[]) AS product_id
  ), product AS MATERIALIZED (
    SELECT p.* FROM wanted JOIN products p ON p.id = wanted.product_id
  )`;

/** Live variants with what they cost and whether they can be bought, by market. */
const pricedVariants = (at: SQL): SQL => sql`
  variant AS MATERIALIZED (
    SELECT v.id, v.product_id, v.position, v.taxable, p.tax_class, v.sku,
      NOT v.tracked OR coalesce(level.backorder, false) OR coalesce(level.free, 0) > 0 AS available
    FROM product p CROSS JOIN LATERAL (
      SELECT * FROM variants w WHERE w.product_id = p.id AND w.archived_at IS NULL OFFSET 0
    ) v LEFT JOIN LATERAL (
      SELECT bool_or(l.backorder) AS backorder, sum(l.on_hand - l.held) AS free FROM stock_levels l WHERE l.variant_id = v.id
    ) level ON true
    WHERE p.status = 'active'
  ), priced AS (
    SELECT m.id AS market_id, m.currency, v.*, b.published_at,
      ${shown(sql`price.amount`)} AS amount, ${shown(sql`price.compare_at_amount`)} AS compare_at
    FROM market m JOIN publications b ON b.channel_id = m.channel_id AND b.published_at <= ${at}
    JOIN variant v ON v.product_id = b.product_id
    LEFT JOIN rate r ON r.market_id = m.id AND r.tax_class = v.tax_class AND v.taxable
    CROSS JOIN LATERAL (SELECT coalesce(r.ppm, 0) AS due) tax
    JOIN LATERAL (
      SELECT n.amount, n.compare_at_amount FROM prices n
      WHERE n.variant_id = v.id AND n.price_list_id = m.price_list_id AND n.min_quantity = 1
        AND n.valid_from <= ${at} AND (n.valid_to IS NULL OR n.valid_to > ${at})
      ORDER BY n.valid_from DESC, n.id DESC LIMIT 1
    ) price ON true
  )`;

/** A written amount as a market shows it: `shownAmount`, in the same whole numbers. Rounding rule `unit price`. */
const shown = (amount: SQL): SQL => sql`CASE m.conversion WHEN 'keep' THEN ${amount}
  WHEN 'add' THEN ${amount} + (2 * ${amount} * tax.due + 1000000) / 2000000
  ELSE ${amount} - (2 * ${amount} * tax.due + 1000000 + tax.due) / (2 * (1000000 + tax.due)) END`;

/**
 * What does not depend on the market: words to search, pictures, categories with their ancestors. Each part is
 * computed once a product, whatever the number of markets.
 */
const productTexts = sql`
  category AS (
    SELECT pc.product_id, c.id AS category_id, c.parent_id, c.name, c.archived_at, 1 AS height
    FROM wanted JOIN product_categories pc USING (product_id) JOIN categories c ON c.id = pc.category_id
    UNION SELECT k.product_id, c.id, c.parent_id, c.name, c.archived_at, k.height + 1
    FROM category k JOIN categories c ON c.id = k.parent_id WHERE k.height < 10
  ), live_category AS MATERIALIZED (
    SELECT DISTINCT product_id, category_id, name FROM category WHERE archived_at IS NULL
  ), category_words AS (
    SELECT product_id, plain_text(string_agg(name, ' ' ORDER BY name)) AS plain_categories,
      string_agg(category_id::text, ',' ORDER BY category_id) AS category_key
    FROM live_category GROUP BY product_id
  ), value_words AS (
    SELECT o.product_id, plain_text(string_agg(DISTINCT w.value, ' ')) AS plain_values
    FROM wanted JOIN options o USING (product_id)
    CROSS JOIN LATERAL (SELECT value FROM option_values x WHERE x.option_id = o.id OFFSET 0) w GROUP BY o.product_id
  ), sku_words AS (
    SELECT product_id, array_agg(lower(sku) ORDER BY sku) AS skus FROM variant WHERE sku IS NOT NULL GROUP BY product_id
  ), shown_picture AS (
    SELECT i.product_id, row_number() OVER (PARTITION BY i.product_id ORDER BY i.position, i.id) AS place,
      jsonb_build_object('key', m.storage_key, 'alt', i.alt, 'width', m.width, 'height', m.height) AS picture
    FROM wanted JOIN product_pictures i USING (product_id) JOIN media m ON m.id = i.media_id AND m.state = 'ready'
  ), gallery AS (
    SELECT product_id, string_agg(picture::text, ',' ORDER BY place) AS picture_key,
      (array_agg(picture ORDER BY place))[1] AS picture, (array_agg(picture ORDER BY place))[2] AS second_picture
    FROM shown_picture GROUP BY product_id
  ), told AS MATERIALIZED (
    SELECT p.id AS product_id, p.handle, p.title, p.vendor, p.version, plain_text(p.title) AS plain_title,
      plain_text(concat_ws(' ', p.vendor, p.product_type, array_to_string(p.tags, ' '))) AS plain_kind,
      plain_text(left(p.description_html, 20000)) AS plain_description,
      coalesce(s.skus, '{}') AS skus, coalesce(o.plain_values, '') AS plain_values,
      coalesce(c.plain_categories, '') AS plain_categories, coalesce(c.category_key, '') AS category_key,
      coalesce(g.picture_key, '') AS picture_key, g.picture, g.second_picture, coalesce(y.score, 0) AS popularity
    FROM product p
    LEFT JOIN category_words c ON c.product_id = p.id LEFT JOIN value_words o ON o.product_id = p.id
    LEFT JOIN sku_words s ON s.product_id = p.id LEFT JOIN gallery g ON g.product_id = p.id
    LEFT JOIN listing_popularity y ON y.product_id = p.id
    WHERE p.status = 'active'
  ), about AS MATERIALIZED (
    SELECT told.*, setweight(to_tsvector('simple', plain_title), 'A') || setweight(to_tsvector('english', plain_title), 'A')
      || setweight(to_tsvector('simple', plain_kind || ' ' || array_to_string(skus, ' ')), 'B')
      || setweight(to_tsvector('english', plain_kind || ' ' || plain_categories), 'B')
      || setweight(to_tsvector('simple', plain_categories || ' ' || plain_values), 'C')
      || setweight(to_tsvector('english', plain_description), 'D') AS document
    FROM told
  )`;

/** One row a market and product that is on sale there, with the two hashes that say whether anything is new. */
const listingRows = (at: SQL): SQL => sql`
  offered AS (
    SELECT market_id, product_id, currency, published_at, min(amount) AS price_from, max(amount) AS price_to,
      (array_agg(compare_at ORDER BY amount, position, id))[1] AS compare_at, bool_or(available) AS available,
      count(*)::int AS variant_count, CASE WHEN count(*) = 1 THEN (array_agg(id))[1] END AS only_variant_id,
      md5(string_agg(concat_ws(' ', id, amount, compare_at, available), ',' ORDER BY id)) AS variant_key
    FROM priced GROUP BY market_id, product_id, currency, published_at
  ), fresh AS MATERIALIZED (
    SELECT o.market_id, o.product_id, a.handle, a.title, a.vendor, o.currency, o.price_from, o.price_to,
      CASE WHEN o.compare_at > o.price_from THEN o.compare_at END AS compare_at, o.available, o.variant_count,
      o.only_variant_id, a.picture, a.second_picture, a.popularity, o.published_at, a.skus,
      md5(concat_ws(chr(31), a.handle, a.title, a.vendor, o.currency, o.price_from, o.price_to, o.compare_at, o.available,
        o.variant_count, o.only_variant_id, a.picture, a.second_picture, a.popularity,
        extract(epoch FROM o.published_at), a.category_key)) AS card,
      md5(concat_ws(chr(31), a.version, o.variant_key, a.picture_key, a.category_key, a.plain_categories)) AS fingerprint,
      a.document, a.plain_title || ' ' || array_to_string(a.skus, ' ') AS plain, a.plain_title, ${at} AS updated_at
    FROM offered o JOIN about a USING (product_id)
  )`;

const placeRows = sql`
  place AS (
    SELECT f.market_id, k.category_id, f.product_id, f.popularity, f.price_from, f.published_at, f.plain_title AS title
    FROM fresh f JOIN live_category k USING (product_id)
  )`;

const names = [
  ...[
    "market_id",
    "product_id",
    "handle",
    "title",
    "vendor",
    "currency",
    "price_from",
    "price_to",
    "compare_at",
  ],
  ...[
    "available",
    "variant_count",
    "only_variant_id",
    "picture",
    "second_picture",
    "popularity",
    "published_at",
  ],
  ...["skus", "card", "fingerprint", "document", "plain", "updated_at"],
];
const listingColumns = sql.raw(names.join(", "));
const listingSets = sql.raw(
  names
    .slice(2)
    .map((name) => `${name} = excluded.${name}`)
    .join(", "),
);

/** Counts an order's units once, however often the order is told. */
export async function insertSales(
  tx: TxCtx,
  orderId: string,
  soldAt: Date,
  lines: readonly { readonly variantId: string; readonly quantity: number }[],
): Promise<void> {
  const rows = lines.map((line) => ({ variant_id: line.variantId, quantity: line.quantity }));
  await tx.db.execute(sql`
    INSERT INTO listing_sales (order_id, product_id, units, sold_at)
    SELECT ${orderId}::uuid, v.product_id, sum(line.quantity)::int, ${soldAt.toISOString()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS line(variant_id uuid, quantity int)
    JOIN variants v ON v.id = line.variant_id
    GROUP BY v.product_id
    ON CONFLICT (order_id, product_id) DO NOTHING
  `);
}

/** Sets every product's score to its units sold since an instant. Returns the products whose score changed. */
export async function rescore(tx: TxCtx, since: Date): Promise<readonly string[]> {
  const { rows } = await tx.db.execute<{ product_id: string }>(sql`
    WITH sold AS (
      SELECT product_id, sum(units)::int AS score FROM listing_sales
      WHERE sold_at > ${since.toISOString()}::timestamptz GROUP BY product_id
    ), dropped AS (
      DELETE FROM listing_popularity y WHERE NOT EXISTS (SELECT FROM sold WHERE sold.product_id = y.product_id)
      RETURNING product_id
    ), scored AS (
      INSERT INTO listing_popularity AS y (product_id, score) SELECT product_id, score FROM sold ORDER BY product_id
      ON CONFLICT (product_id) DO UPDATE SET score = excluded.score WHERE y.score <> excluded.score
      RETURNING product_id
    )
    SELECT product_id FROM dropped UNION ALL SELECT product_id FROM scored
  `);
  return rows.map((row) => row.product_id);
}

/** Removes listings of markets or products that are no more: what a walk over the products cannot see. */
export async function clearStrays(tx: TxCtx, marketIds: readonly string[]): Promise<void> {
  const kept = sql`${sql.param(marketIds)}::uuid[]`;
  await tx.db.execute(sql`DELETE FROM listing_categories WHERE market_id <> ALL(${kept})`);
  await tx.db.execute(sql`DELETE FROM listings WHERE market_id <> ALL(${kept})`);
  await tx.db.execute(sql`DELETE FROM listing_counts`);
  await tx.db.execute(sql`
    INSERT INTO listing_counts (market_id, category_id, count)
    SELECT market_id, category_id, count(*)::int FROM listing_categories GROUP BY market_id, category_id
  `);
}
