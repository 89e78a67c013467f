import { z } from "zod";
import { requestPasswordReset } from "@/lib/auth";
import { requestResetSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";

/** Asks for a link to choose a new password. The answer is the same whether the address has an account. */
export const POST = route({
  name: "account.password_reset",
  summary: "Ask for a link to choose a new password",
  access: anyone,
  body: requestResetSchema,
  answer: z.object({ requested: z.literal(true) }),
  refusals: ["mail_not_configured", "too_many_tries"],
  limit: { max: 30, windowSeconds: 60 },
  async run({ ctx, caller, body }) {
    const asked = await requestPasswordReset(ctx, "customer", body.email, caller.address);
    return asked.ok ? ok({ requested: true as const }) : asked;
  },
  form: { done: () => "/forgot-password?from=sent", back: () => "/forgot-password" },
});
