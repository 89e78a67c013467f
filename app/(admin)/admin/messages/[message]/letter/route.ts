import { z } from "zod";
import { ok, refuse } from "@/lib/kernel/result";
import { messageById } from "@/lib/messages";
import { route, staffWith } from "@/lib/web/route";
import { letterPage } from "./letter-page";

/**
 * A message's HTML by itself, for the frame that shows it. What people typed into an order stands in it, so it is not
 * trusted however it was made: the policy of this address lets it do nothing (lib/web/content-policy).
 */
export const GET = route({
  name: "desk.message.letter",
  access: staffWith("messages.read"),
  params: z.object({ message: z.uuid() }),
  async run({ ctx, params }) {
    const message = await messageById(ctx, params.message);
    if (!message) return refuse("message_not_found", {});
    const headers = { "content-type": "text/html; charset=utf-8" };
    return ok(new Response(letterPage(message.html), { headers }));
  },
});
