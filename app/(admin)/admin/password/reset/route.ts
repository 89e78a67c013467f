import { requestPasswordReset } from "@/lib/auth";
import { requestResetSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";

/** Asks for a link to choose a new password; the answer is the same whether somebody has that address. */
export const POST = route({
  name: "desk.password_reset",
  access: anyone,
  body: requestResetSchema,
  limit: { max: 20, windowSeconds: 60 },
  async run({ ctx, caller, body }) {
    const asked = await requestPasswordReset(ctx, "staff", body.email, caller.address);
    return asked.ok ? ok({ requested: true as const }) : asked;
  },
  form: { done: () => "/admin/reset-password?done=sent", back: () => "/admin/reset-password" },
});
