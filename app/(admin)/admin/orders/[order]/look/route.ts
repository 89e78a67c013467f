import { z } from "zod";
import { ok, refuse } from "@/lib/kernel/result";
import { orderLook } from "@/lib/views";
import { route, staffWith } from "@/lib/web/route";
import { seesOf } from "../../../sees-of";

/** An order's essentials, for a look beside the list. */
export const GET = route({
  name: "desk.order.look",
  access: staffWith("orders.read"),
  params: z.object({ order: z.uuid() }),
  async run({ ctx, caller, params }) {
    const look = await orderLook(ctx, params.order, seesOf(caller.staff?.role ?? null));
    return look ? ok(look) : refuse("order_not_found", {});
  },
});
