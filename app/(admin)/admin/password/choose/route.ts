import { z } from "zod";
import { acceptInvitation, resetPassword, safePath } from "@/lib/auth";
import { resetPasswordSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { shopUrl } from "@/lib/platform/urls";
import { anyone, route } from "@/lib/web/route";

/** Chooses a password with the secret of a mailed link: the first one by invitation, or a new one. */
export const POST = route({
  name: "desk.password_choose",
  access: anyone,
  body: resetPasswordSchema.extend({ by: z.enum(["invitation", "reset-password"]) }),
  limit: { max: 20, windowSeconds: 60 },
  async run({ ctx, body }) {
    const chosen =
      body.by === "invitation"
        ? await acceptInvitation(ctx, body.secret, body.password)
        : await resetPassword(ctx, "staff", body.secret, body.password);
    return chosen.ok ? ok({ chosen: true as const }) : chosen;
  },
  form: { done: () => "/admin/sign-in?done=password", back: backToLink },
});

/** Back to the page whose address holds the secret: the browser knows it, and no cookie needs to. */
function backToLink(_params: unknown, request: Request): string {
  const page = safePath(request.headers.get("referer"), shopUrl("/"));
  return /^\/admin\/(invitation|reset-password)\/[^/?#]+/.exec(page)?.[0] ?? "/admin/reset-password";
}
