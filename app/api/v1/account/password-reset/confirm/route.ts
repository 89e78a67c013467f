import { z } from "zod";
import { resetPassword } from "@/lib/auth";
import { resetPasswordSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { backToSecret } from "../../back-to-secret";

/** Chooses a new password with the secret of a mailed link. Every session of the account ends. */
export const POST = route({
  name: "account.password_reset_confirm",
  summary: "Choose a new password with a mailed link",
  access: anyone,
  body: resetPasswordSchema,
  answer: z.object({ changed: z.literal(true) }),
  refusals: [
    "link_invalid",
    "password_too_short",
    "password_too_long",
    "password_common",
    "password_personal",
    "busy",
  ],
  limit: { max: 30, windowSeconds: 60 },
  async run({ ctx, body }) {
    const changed = await resetPassword(ctx, "customer", body.secret, body.password);
    return changed.ok ? ok({ changed: true as const }) : changed;
  },
  form: { done: () => "/sign-in?from=reset", back: backToSecret },
});
