import { actOnOrders, actOnOrdersSchema } from "@/lib/fulfilment";
import { route, staffWith } from "@/lib/web/route";

/** One act over a few orders; the desk sends what was chosen batch after batch, as it does products. */
export const POST = route({
  name: "desk.order.bulk",
  access: staffWith("orders.ship"),
  body: actOnOrdersSchema,
  run: ({ ctx, body }) => actOnOrders(ctx, body),
});
