import { signOut, visitOf } from "@/lib/auth";
import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";

/** Signs out: the session's row is gone, whatever becomes of the cookie. */
export const POST = route({
  name: "desk.sign_out",
  access: anyone,
  async run({ ctx, request, caller, answerHeaders }) {
    const { setCookies } = await signOut(ctx, "staff", visitOf("staff", request.headers, caller.address));
    for (const cookie of setCookies) answerHeaders.append("set-cookie", cookie);
    return ok({ signed_out: true as const });
  },
  form: { done: () => "/admin/sign-in", back: () => "/admin/sign-in" },
});
