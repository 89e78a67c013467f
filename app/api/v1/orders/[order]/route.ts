import { z } from "zod";
import { ok, refuse } from "@/lib/kernel/result";
import { orderSchema, orderViewByLink, wireOrder } from "@/lib/views";
import { anyone, route } from "@/lib/web/route";

/** An order by its unguessable link, which is the right to see it. */
export const GET = route({
  name: "order.read",
  summary: "An order by its unguessable link",
  answer: orderSchema,
  refusals: ["order_not_found"],
  access: anyone,
  params: z.object({ order: z.string().max(60) }),
  async run({ ctx, params }) {
    const view = await orderViewByLink(ctx, params.order);
    return view ? ok(wireOrder(view)) : refuse("order_not_found");
  },
});
