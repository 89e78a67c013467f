import { z } from "zod";
import { can } from "@/lib/auth";
import { ok } from "@/lib/kernel/result";
import { deskFind } from "@/lib/views";
import { route, staffWith } from "@/lib/web/route";

/** What the palette finds while somebody types. A route and not an action: actions wait for each other. */
export const GET = route({
  name: "desk.find",
  access: staffWith("orders.read"),
  query: z.object({ q: z.string().max(200).default("") }),
  limit: { max: 600, windowSeconds: 60 },
  async run({ ctx, caller, query }) {
    const may = (permission: Parameters<typeof can>[1]) =>
      caller.staff !== null && can(caller.staff.role, permission);
    const sees = {
      money: may("orders.money"),
      customer: may("customers.read"),
      messages: may("messages.read"),
    };
    return ok(await deskFind(ctx, query.q, sees));
  },
});
