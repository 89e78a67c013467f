import { z } from "zod";
import { productLook } from "@/lib/assortment";
import { can } from "@/lib/auth";
import { ok, refuse } from "@/lib/kernel/result";
import { route, staffWith } from "@/lib/web/route";

/** A product's essentials, for a look beside the list. */
export const GET = route({
  name: "desk.product.look",
  access: staffWith("products.read"),
  params: z.object({ product: z.uuid() }),
  async run({ ctx, caller, params }) {
    const prices = caller.staff !== null && can(caller.staff.role, "prices.read");
    const look = await productLook(ctx, params.product, { prices });
    return look ? ok(look) : refuse("product_not_found", {});
  },
});
