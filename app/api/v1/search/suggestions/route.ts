import { ok, refuse } from "@/lib/kernel/result";
import { suggestProducts } from "@/lib/search";
import { marketByCode } from "@/lib/shop";
import { anyone, route } from "@/lib/web/route";
import { cardView } from "../../products/product-views";
import { type SuggestionsView, suggestionsQuery, suggestionsSchema } from "./contract";

/** What a search field shows while somebody types. Knows no person; a browser may keep it for half a minute. */
export const GET = route({
  name: "search-suggestions",
  summary: "Products and categories while somebody types",
  answer: suggestionsSchema,
  refusals: ["not_found"],
  access: anyone,
  query: suggestionsQuery,
  limit: { max: 600, windowSeconds: 60 },
  cacheControl: "private, max-age=30",
  async run({ ctx, query }) {
    const market = await marketByCode(ctx, query.market ?? "default");
    if (!market) return refuse("not_found");
    const { products, categories, query: cleaned } = await suggestProducts(ctx, market, query.q);
    return ok<SuggestionsView>({
      query: cleaned,
      products: products.map(cardView),
      categories: categories.map((category) => ({ ...category })),
    });
  },
});
