import { z } from "zod";
import { ok } from "@/lib/kernel/result";
import { findProducts } from "@/lib/views";
import { route, staffWith } from "@/lib/web/route";

/** Products to choose from while somebody types, for a sample cart or a collection. */
export const GET = route({
  name: "desk.products.find",
  access: staffWith("products.read"),
  query: z.object({ q: z.string().max(200).default("") }),
  limit: { max: 600, windowSeconds: 60 },
  run: async ({ ctx, query }) => ok({ products: await findProducts(ctx, query.q) }),
});
