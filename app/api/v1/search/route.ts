import { ok, refuse } from "@/lib/kernel/result";
import { searchProducts } from "@/lib/search";
import { marketByCode } from "@/lib/shop";
import { anyone, route } from "@/lib/web/route";
import { cardView } from "../products/product-views";
import { type SearchView, searchQuery, searchSchema } from "./contract";

/** Looks for products by words. Any text is fine; what cannot be looked for finds nothing. */
export const GET = route({
  name: "search",
  summary: "Products by words",
  answer: searchSchema,
  refusals: ["not_found"],
  access: anyone,
  query: searchQuery,
  async run({ ctx, query }) {
    const market = await marketByCode(ctx, query.market ?? "default");
    if (!market) return refuse("not_found");
    const found = await searchProducts(ctx, market, { query: query.q, page: query.page, size: query.limit });
    const { cards, count, similar, page, pages } = found;
    return ok<SearchView>({ query: found.query, products: cards.map(cardView), count, similar, page, pages });
  },
});
