import { z } from "zod";
import { ok } from "@/lib/kernel/result";
import { deskFind } from "@/lib/views";
import { route, staffWith } from "@/lib/web/route";
import { seesOf } from "../sees-of";

/** What the palette finds while somebody types. A route and not an action: actions wait for each other. */
export const GET = route({
  name: "desk.find",
  access: staffWith("orders.read"),
  query: z.object({ q: z.string().max(200).default("") }),
  limit: { max: 600, windowSeconds: 60 },
  async run({ ctx, caller, query }) {
    const sees = seesOf(caller.staff?.role ?? null);
    return ok(await deskFind(ctx, query.q, sees));
  },
});
