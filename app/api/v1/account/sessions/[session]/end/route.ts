import { z } from "zod";
import { customer, endListedSession } from "@/lib/auth";
import { ok } from "@/lib/kernel/result";
import { customerOnly, route } from "@/lib/web/route";
import { customerOf } from "../../../customer-of";

/** Ends one of the caller's own sessions. */
export const POST = route({
  name: "account.sessions.end",
  summary: "End one session",
  access: customerOnly,
  params: z.object({ session: z.string().max(60) }),
  answer: z.object({ ended: z.literal(true) }),
  refusals: ["session_not_found"],
  async run({ ctx, caller, params }) {
    const own = customer(customerOf(caller).id);
    const ended = await endListedSession(ctx, own, params.session);
    return ended.ok ? ok({ ended: true as const }) : ended;
  },
  form: { done: () => "/account/sessions", back: () => "/account/sessions" },
});
