import type { Ctx } from "@/lib/kernel/context";
import { categoriesLike } from "@/lib/listing";
import type { Market } from "@/lib/shop";
import { configuredEngine } from "./configured";
import { GLIMPSED_CATEGORIES, GLIMPSED_PRODUCTS, SHORTEST_GLIMPSE, type Suggestions } from "./contract";
import type { Glimpse, SearchEngine } from "./engine";
import { type Hydrated, hydrate } from "./hydrate";
import { postgresEngine } from "./postgres/engine";
import { searchWords } from "./search-words";
import { isTrusted } from "./trust";

/** Products and categories for a text that is still being typed. Under two letters there is nothing to say yet. */
export async function suggestProducts(
  ctx: Ctx,
  market: Pick<Market, "id">,
  query: string,
  engine: SearchEngine | null = configuredEngine(),
): Promise<Suggestions> {
  const words = searchWords(query);
  if (words.words.join("").length < SHORTEST_GLIMPSE)
    return { query: words.text, products: [], categories: [] };
  const wanted: Glimpse = { marketId: market.id, words, limit: GLIMPSED_PRODUCTS };
  const [products, categories] = await Promise.all([
    productsFor(ctx, engine, wanted),
    categoriesLike(ctx, market, words.words, GLIMPSED_CATEGORIES),
  ]);
  return { query: words.text, products: products.cards, categories };
}

async function productsFor(ctx: Ctx, engine: SearchEngine | null, wanted: Glimpse): Promise<Hydrated> {
  const ids = (await engine?.suggest(ctx, wanted)) ?? [];
  if (engine && ids.length > 0) {
    const found = await hydrate(ctx, ids, wanted);
    if (isTrusted(ctx, engine, found, ids.length)) return found;
  }
  return hydrate(ctx, await postgresEngine.suggest(ctx, wanted), wanted);
}
