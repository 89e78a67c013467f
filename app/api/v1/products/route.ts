import { categoryByPath } from "@/lib/catalog";
import type { Ctx } from "@/lib/kernel/context";
import { fromWire } from "@/lib/kernel/ids";
import { ok, refuse } from "@/lib/kernel/result";
import { allCards, cardsOf, categoryCards, type ListingPage } from "@/lib/listing";
import { type Market, marketByCode } from "@/lib/shop";
import { anyone, route } from "@/lib/web/route";
import { type ProductListView, productListQuery, productListSchema } from "./contract";
import { cardView } from "./product-views";

/** Products on sale in a market, of a category or of all, a page at a time by place. */
export const GET = route({
  name: "products.list",
  summary: "Products on sale, of a category or of all",
  answer: productListSchema,
  refusals: ["not_found", "cursor_invalid"],
  access: anyone,
  query: productListQuery,
  cacheControl: "public, max-age=30",
  async run({ ctx, query }) {
    const market = await marketByCode(ctx, query.market ?? "default");
    if (!market) return refuse("not_found");
    const found = await pageOf(ctx, market, query);
    if (!found.ok) return found;
    const { cards, next, previous } = found.value;
    return ok<ProductListView>({ products: cards.map(cardView), next, previous });
  },
});

type Query = (typeof productListQuery)["_output"];

async function pageOf(ctx: Ctx, market: Market, { category, sort, after, limit, ids }: Query) {
  if (ids) {
    const known = ids.flatMap((id) => fromWire("product", id) ?? []);
    return ok({ cards: await cardsOf(ctx, market, known), next: null, previous: null });
  }
  const page = { cursor: after ?? null, size: limit };
  if (category === undefined) {
    // Only these two orders are kept for the whole shop; the query's schema has refused the others.
    return named(await allCards(ctx, market, { ...page, sort: sort === "newest" ? sort : "popular" }));
  }
  const found = await categoryByPath(ctx, category);
  return found ? named(await categoryCards(ctx, market, found.id, { ...page, sort })) : refuse("not_found");
}

/** The same refusal whatever list was asked for. */
function named(page: { ok: true; value: ListingPage } | { ok: false; code: "cursor_invalid" }) {
  return page.ok ? ok(page.value) : refuse("cursor_invalid");
}
