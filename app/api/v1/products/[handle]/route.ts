import { z } from "zod";
import { handleSchema } from "@/lib/catalog/contract";
import { ok, refuse } from "@/lib/kernel/result";
import { productPage } from "@/lib/listing";
import { marketByCode } from "@/lib/shop";
import { anyone, route } from "@/lib/web/route";
import { productQuery, productSchema } from "../contract";
import { productView } from "../product-views";

/** One product as it is sold in a market at this moment. */
export const GET = route({
  name: "products.read",
  summary: "One product with its variants",
  answer: productSchema,
  refusals: ["not_found"],
  access: anyone,
  params: z.object({ handle: handleSchema }),
  query: productQuery,
  cacheControl: "public, max-age=10",
  async run({ ctx, params, query }) {
    const market = await marketByCode(ctx, query.market ?? "default");
    const product = market && (await productPage(ctx, market, params.handle));
    return product ? ok(productView(product)) : refuse("not_found");
  },
});
