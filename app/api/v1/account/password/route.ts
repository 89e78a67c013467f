import { z } from "zod";
import { changePassword, customer } from "@/lib/auth";
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
  ],
  async run({ ctx, caller, body }) {
    const { id, sessionId } = customerOf(caller);
    const by = { ...customer(id), sessionId };
    const changed = await changePassword(ctx, by, body);
    return changed.ok ? ok({ ended_sessions: changed.value.endedSessions }) : changed;
  },
  form: { done: () => "/account/profile?from=password", back: () => "/account/profile" },
});
