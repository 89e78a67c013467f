import { z } from "zod";
import { customer, endSessionsOf } from "@/lib/auth";
import { ok } from "@/lib/kernel/result";
import { customerOnly, route } from "@/lib/web/route";
import { customerOf } from "../../customer-of";

/** Ends every session of the caller but this one. */
export const POST = route({
  name: "account.sessions.end_others",
  summary: "End all other sessions",
  access: customerOnly,
  answer: z.object({ ended: z.int() }),
  refusals: [],
  async run({ ctx, caller }) {
    const { id, sessionId } = customerOf(caller);
    return ok({ ended: await endSessionsOf(ctx, customer(id), sessionId) });
  },
  form: { done: () => "/account/sessions", back: () => "/account/sessions" },
});
