import { type SQL, sql } from "drizzle-orm";
import { choiceKey, choiceNames } from "./choices";

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

export const givenRows = ({ markets, rates, productIds }: RefreshInput): SQL => sql`
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
export const pricedVariants = (at: SQL): SQL => sql`
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

const namesOf = (kind: keyof typeof choiceNames) => sql`${sql.param(choiceNames[kind])}::text[]`;

/** The colour and size of each variant, and every word under which a listing of it can be chosen (`choices.ts`). */
export const variantChoices = sql`
  option_kind AS MATERIALIZED (
    SELECT named.id, named.kind FROM (
      SELECT o.id, CASE WHEN plain_text(o.name) = ANY(${namesOf("color")}) THEN 'color'
        WHEN plain_text(o.name) = ANY(${namesOf("size")}) THEN 'size' END AS kind
      FROM wanted JOIN options o USING (product_id)
    ) named WHERE named.kind IS NOT NULL
  ), value_named AS MATERIALIZED (
    SELECT w.id AS value_id, k.kind, w.value AS label, ${choiceKey(sql`w.value`)} AS key
    FROM option_kind k CROSS JOIN LATERAL (SELECT * FROM option_values x WHERE x.option_id = k.id OFFSET 0) w
  ), variant_choice AS MATERIALIZED (
    SELECT v.id AS variant_id, 'c:' || min(n.key) FILTER (WHERE n.kind = 'color') AS color,
      's:' || min(n.key) FILTER (WHERE n.kind = 'size') AS size
    FROM variant v CROSS JOIN LATERAL (SELECT * FROM variant_options x WHERE x.variant_id = v.id OFFSET 0) vo
    JOIN value_named n ON n.value_id = vo.value_id WHERE n.key <> '' GROUP BY v.id
  ), chosen AS (
    SELECT p.market_id, p.product_id, array_agg(DISTINCT word ORDER BY word) AS choices
    FROM priced p JOIN variant_choice c ON c.variant_id = p.id
    CROSS JOIN LATERAL unnest(ARRAY[c.color, c.size, c.color || '|' || c.size]) AS way
    CROSS JOIN LATERAL unnest(CASE WHEN p.available THEN ARRAY[way, '+' || way] ELSE ARRAY[way] END) AS word
    WHERE way IS NOT NULL GROUP BY p.market_id, p.product_id
  )`;

/**
 * What does not depend on the market: words to search, pictures, categories with their ancestors. Each part is
 * computed once a product, whatever the number of markets.
 */
export const productTexts = sql`
  category AS (
    SELECT pc.product_id, c.id AS category_id, c.parent_id, c.name, c.archived_at, 1 AS height
    FROM wanted JOIN product_categories pc USING (product_id) JOIN categories c ON c.id = pc.category_id
    UNION SELECT k.product_id, c.id, c.parent_id, c.name, c.archived_at, k.height + 1
    FROM category k JOIN categories c ON c.id = k.parent_id WHERE k.height < 10
  ), live_category AS MATERIALIZED (
    SELECT DISTINCT product_id, category_id, name FROM category WHERE archived_at IS NULL
  ), category_words AS (
    SELECT product_id, plain_text(string_agg(name, ' ' ORDER BY name)) AS plain_categories,
      array_agg(category_id ORDER BY category_id) AS category_ids
    FROM live_category GROUP BY product_id
  ), value_words AS (
    SELECT o.product_id, plain_text(string_agg(DISTINCT w.value, ' ')) AS plain_values
    FROM wanted JOIN options o USING (product_id)
    CROSS JOIN LATERAL (SELECT value FROM option_values x WHERE x.option_id = o.id OFFSET 0) w GROUP BY o.product_id
  ), option_words AS (
    SELECT product_id, string_agg(name, ',' ORDER BY position, id) AS option_names FROM wanted JOIN options USING (product_id)
    GROUP BY product_id
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
    SELECT p.id AS product_id, p.handle, p.title, p.vendor, p.version, n.option_names, plain_text(p.title) AS plain_title,
      plain_text(concat_ws(' ', p.vendor, p.product_type, array_to_string(p.tags, ' '))) AS plain_kind,
      plain_text(left(p.description_html, 20000)) AS plain_description,
      coalesce(s.skus, '{}') AS skus, coalesce(o.plain_values, '') AS plain_values,
      coalesce(c.plain_categories, '') AS plain_categories, coalesce(c.category_ids, '{}') AS category_ids,
      coalesce(g.picture_key, '') AS picture_key, g.picture, g.second_picture, coalesce(y.score, 0) AS popularity
    FROM product p
    LEFT JOIN category_words c ON c.product_id = p.id LEFT JOIN value_words o ON o.product_id = p.id
    LEFT JOIN sku_words s ON s.product_id = p.id LEFT JOIN gallery g ON g.product_id = p.id
    LEFT JOIN listing_popularity y ON y.product_id = p.id LEFT JOIN option_words n ON n.product_id = p.id
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
export const listingRows = (at: SQL): SQL => sql`
  offered AS (
    SELECT market_id, product_id, currency, published_at, min(amount) AS price_from, max(amount) AS price_to,
      (array_agg(compare_at ORDER BY amount, position, id))[1] AS compare_at, bool_or(available) AS available,
      count(*)::int AS variant_count, CASE WHEN count(*) = 1 THEN (array_agg(id))[1] END AS only_variant_id,
      md5(string_agg(concat_ws(' ', id, amount, compare_at, available), ',' ORDER BY id)) AS variant_key
    FROM priced GROUP BY market_id, product_id, currency, published_at
  ), fresh AS MATERIALIZED (
    SELECT o.market_id, o.product_id, a.handle, a.title, a.vendor, o.currency, o.price_from, o.price_to,
      CASE WHEN o.compare_at > o.price_from THEN o.compare_at END AS compare_at, o.available, o.variant_count,
      o.only_variant_id, a.picture, a.second_picture, a.popularity, o.published_at, a.skus, a.category_ids, coalesce(w.choices, '{}') AS choices,
      md5(concat_ws(chr(31), a.handle, a.title, a.vendor, o.currency, o.price_from, o.price_to, o.compare_at, o.available,
        o.variant_count, o.only_variant_id, a.option_names, a.picture, a.second_picture, a.popularity,
        extract(epoch FROM o.published_at), a.category_ids, (SELECT array_agg(x) FROM unnest(w.choices) x WHERE x NOT LIKE '+%')
      )) AS card,
      md5(concat_ws(chr(31), a.version, o.variant_key, a.picture_key, a.category_ids, a.plain_categories, w.choices)) AS fingerprint,
      a.document, a.plain_title || ' ' || array_to_string(a.skus, ' ') AS plain, a.plain_title, ${at} AS updated_at
    FROM offered o JOIN about a USING (product_id)
    LEFT JOIN chosen w ON w.market_id = o.market_id AND w.product_id = o.product_id
  )`;

export const placeRows = sql`
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
  ...["skus", "category_ids", "choices", "card", "fingerprint", "document", "plain", "updated_at"],
];
export const listingColumns = sql.raw(names.join(", "));
/** `updated_at` is of what a product's own page shows: a place further up in a list is no change of it. */
const setOf = (name: string) =>
  name === "updated_at"
    ? "updated_at = CASE WHEN l.fingerprint = excluded.fingerprint THEN l.updated_at ELSE excluded.updated_at END"
    : `${name} = excluded.${name}`;
export const listingSets = sql.raw(names.slice(2).map(setOf).join(", "));
