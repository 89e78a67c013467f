import { z } from "zod";
import { changePassword, customer, sessionSetCookie } from "@/lib/auth";
import { changePasswordSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { customerOnly, route } from "@/lib/web/route";
import { customerOf } from "../customer-of";

/** Changes the password of who is signed in; their other sessions end. */
export const POST = route({
  name: "account.password",
  summary: "Change the password",
  access: customerOnly,
  body: changePasswordSchema,
  answer: z.object({ ended_sessions: z.int() }),
  refusals: [
    "present_password_wrong",
    "password_too_short",
    "password_too_long",
    "password_common",
    "password_personal",
    "too_many_tries",
    "busy",
    "unauthenticated",
  ],
  async run({ ctx, caller, body, answerHeaders }) {
    const { id, sessionId } = customerOf(caller);
    const by = { ...customer(id), sessionId };
    const changed = await changePassword(ctx, by, body);
    if (!changed.ok) return changed;
    const { endedSessions, session } = changed.value;
    answerHeaders.append("set-cookie", sessionSetCookie("customer", session, ctx.clock.now()));
    return ok({ ended_sessions: endedSessions });
  },
  form: { done: () => "/account/profile?from=password", back: () => "/account/profile" },
});
