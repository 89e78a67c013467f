import { expect, test } from "vitest";
import { categoryCards, countListings, navigation, productPage } from "@/lib/listing";
import { defaultMarket } from "@/lib/shop";
import { testDatabase } from "@/tests/database";
import { generateCatalogue } from "./generate";

const database = await testDatabase();
const ctx = database.ctx();

test("a generated shop is one that the verbs could have left", async () => {
  await generateCatalogue(ctx, 1_000);
  const market = await defaultMarket(ctx);
  expect(await countListings(ctx, market)).toBe(1_000);
  const tree = await navigation(ctx, market);
  expect(tree.map((branch) => branch.children.length)).toEqual([4, 4, 4, 4, 4, 4]);
  expect(tree.reduce((total, branch) => total + branch.count, 0)).toBe(1_000);
  const cards = await categoryCards(ctx, market, tree[0]!.id, { sort: "popular" });
  expect(cards.ok && cards.value.cards).toHaveLength(24);
  expect(await productPage(ctx, market, "product-7")).toMatchObject({ variants: [{ title: "S" }, {}, {}] });
  const { rows } = await database.pool.query(`
    SELECT (SELECT count(*)::int FROM product_versions) AS versions,
      (SELECT count(*)::int FROM stock_levels l WHERE on_hand <> coalesce(
        (SELECT sum(delta) FROM stock_movements m WHERE m.variant_id = l.variant_id AND m.location_id = l.location_id), 0)) AS unequal,
      (SELECT count(*)::int FROM products WHERE published_version_id IS NULL OR version <> 1) AS unpublished`);
  expect(rows[0]).toEqual({ versions: 1_000, unequal: 0, unpublished: 0 });
});
