import { type SQL, sql } from "drizzle-orm";
import { allPriceLists, ensureCategories, insertVersions, type PriceList, pathOf } from "@/lib/catalog";
import { firstLocation } from "@/lib/inventory";
import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { defaultMarket, readConfigVersion } from "@/lib/shop";
import { seedShop } from "./shop";

/** Products a transaction: some seconds, below every time-out. */
const BATCH = 4_000;

const groups = ["Kitchen", "Table", "Garden", "Study", "Workshop", "Wardrobe"];
const parts = ["Essentials", "Classics", "New", "Gifts"];
const materials =
  "Oak,Ash,Linen,Wool,Copper,Brass,Steel,Glass,Clay,Cork,Felt,Leather,Marble,Cotton,Walnut,Slate";
const things =
  "Bowl,Tray,Lamp,Stool,Board,Basket,Vase,Cup,Knife,Towel,Apron,Clock,Shelf,Hook,Box,Brush,Pan,Jar,Rug,Chair";

/**
 * Fills a shop for benchmarks: `count` products of three variants each in 24 nested categories, with prices on every
 * list, stock with its movements, versions and listings. Set-based SQL and not the verbs, since what is measured is
 * the shop and not this; the rows are those that the verbs would leave. `progress` hears how many are done.
 */
export async function generateCatalogue(
  ctx: Ctx,
  count: number,
  progress: (done: number, of: number) => void = () => {},
): Promise<void> {
  await seedShop(ctx);
  const market = await defaultMarket(ctx);
  const location = await firstLocation(ctx, await readConfigVersion(ctx));
  const lists = await allPriceLists(ctx);
  const categoryIds = await transact(ctx, generatedCategories);
  const places = { categoryIds, lists, channelId: market.channelId, locationId: location.id };
  // While one batch is listed, from pages that are still in memory, the next one is written.
  let listed: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < count; from += BATCH) {
    const batch = { ...places, from, to: Math.min(count, from + BATCH) };
    const ids = await transact(ctx, async (tx) => {
      const made = await insertBatch(tx, batch);
      await insertVersions(tx, made);
      return made;
    });
    await listed;
    listed = refreshListings(ctx, ids);
    progress(batch.to, count);
  }
  await listed;
}

async function generatedCategories(tx: TxCtx): Promise<string[]> {
  const names = groups.flatMap((group) => parts.map((part) => [group, part]));
  const ids = await ensureCategories(tx, names);
  return names.map((path) => ids.get(pathOf(path))!);
}

interface Batch {
  readonly from: number;
  readonly to: number;
  readonly categoryIds: readonly string[];
  readonly lists: readonly PriceList[];
  readonly channelId: string;
  readonly locationId: string;
}

/** One statement a batch. Numbers come from a hash of the product's number, so that every run is the same shop. */
async function insertBatch(tx: TxCtx, batch: Batch): Promise<string[]> {
  const now = tx.clock.now().toISOString();
  const at = sql`${now}::timestamptz`;
  const actor = sql`${JSON.stringify(tx.actor)}::jsonb`;
  const { rows } = await tx.db.execute<{ id: string }>(sql`
    WITH thing AS MATERIALIZED (
      SELECT n, new_id(${at} - n * interval '1 second') AS id, abs(hashtext('product ' || n)) AS h,
        (string_to_array(${materials}, ','))[1 + n % 16] AS material, (string_to_array(${things}, ','))[1 + n % 20] AS kind
      FROM generate_series(${batch.from}::int, ${batch.to - 1}::int) AS n
    ), made AS (
      INSERT INTO products (id, handle, title, description_html, vendor, product_type, tags, status, tax_class, version, created_at, updated_at)
      SELECT id, 'product-' || n, material || ' ' || kind || ' ' || n,
        '<p>A ' || lower(kind) || ' of ' || lower(material) || ', number ' || n || ' of a long row. Made to be used every day.</p>',
        'Maker ' || h % 50, kind, ARRAY[lower(material), lower(kind)], 'active',
        CASE WHEN h % 10 = 0 THEN 'reduced' ELSE 'standard' END, 0, ${at}, ${at}
      FROM thing
    ), choice AS MATERIALIZED (
      SELECT id AS product_id, new_id(${at}) AS id FROM thing
    ), option_made AS (
      INSERT INTO options (id, product_id, name, position) SELECT id, product_id, 'Size', 0 FROM choice
    ), value AS MATERIALIZED (
      SELECT new_id(${at}) AS id, choice.id AS option_id, choice.product_id, place, (ARRAY['S', 'M', 'L'])[place] AS size
      FROM choice, generate_series(1, 3) AS place
    ), value_made AS (
      INSERT INTO option_values (id, option_id, value, position) SELECT id, option_id, size, place - 1 FROM value
    ), one AS MATERIALIZED (
      SELECT new_id(${at}) AS id, thing.n, thing.h, value.* FROM (SELECT id AS value_id, option_id, product_id, place, size FROM value) value
      JOIN thing ON thing.id = value.product_id
    ), variant_made AS (
      INSERT INTO variants (id, product_id, sku, title, option_key, position, grams, created_at)
      SELECT id, product_id, 'P' || n || '-' || size, size, '["' || lower(size) || '"]', place - 1, 100 + h % 2000, ${at} FROM one
    ), variant_option_made AS (
      INSERT INTO variant_options (variant_id, option_id, value_id) SELECT id, option_id, value_id FROM one
    ), price_made AS (
      INSERT INTO prices (id, variant_id, price_list_id, min_quantity, amount, compare_at_amount, valid_from, actor)
      SELECT new_id(${at}), one.id, list.id, 1, 500 + h % 20000 + place * 100,
        CASE WHEN h % 7 = 0 THEN 1000 + h % 20000 + place * 100 END, ${at}, ${actor}
      FROM one CROSS JOIN unnest(${sql.param(batch.lists.map((list) => list.id))}::uuid[]) AS list(id)
    ), level_made AS (
      INSERT INTO stock_levels (variant_id, location_id, on_hand, held, updated_at)
      SELECT id, ${batch.locationId}::uuid, ${stockOf}, 0, ${at} FROM one
    ), movement_made AS (
      INSERT INTO stock_movements (id, variant_id, location_id, delta, kind, actor, at)
      SELECT new_id(${at}), id, ${batch.locationId}::uuid, ${stockOf}, 'initial', ${actor}, ${at} FROM one WHERE ${stockOf} > 0
    ), place_made AS (
      INSERT INTO product_categories (product_id, category_id, position)
      SELECT id, (${sql.param(batch.categoryIds)}::uuid[])[1 + h % ${batch.categoryIds.length}], 0 FROM thing
    ), popular AS (
      INSERT INTO listing_popularity (product_id, score) SELECT id, h % 1000 FROM thing WHERE h % 3 = 0
    ), published AS (
      INSERT INTO publications (product_id, channel_id, published_at)
      SELECT id, ${batch.channelId}::uuid, ${at} - n * interval '1 second' FROM thing
    )
    SELECT id FROM thing
  `);
  return rows.map((row) => row.id);
}

/** One variant in twelve is sold out; enough of the others for any load test. */
const stockOf: SQL = sql`CASE WHEN (h + place) % 12 = 0 THEN 0 ELSE 1000 + h % 50 END`;
