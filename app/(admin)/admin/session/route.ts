import { z } from "zod";
import { safePath, signIn, visitOf } from "@/lib/auth";
import { signInSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { shopUrl } from "@/lib/platform/urls";
import { anyone, route } from "@/lib/web/route";

const body = signInSchema.extend({ next: z.string().max(2_000).optional() });

/** Signs a member of staff in, by a form that needs no script, and goes on to the page they wanted. */
export const POST = route({
  name: "desk.sign_in",
  access: anyone,
  body,
  limit: { max: 30, windowSeconds: 60 },
  async run({ ctx, request, caller, body: typed, answerHeaders }) {
    const signed = await signIn(ctx, "staff", typed, visitOf("staff", request.headers, caller.address));
    if (!signed.ok) return signed;
    answerHeaders.append("set-cookie", signed.value.setCookie);
    return ok({ next: deskPath(typed.next) });
  },
  form: { done: (value) => value.next, back: () => "/admin/sign-in" },
});

/** A page of the desk on this shop, whatever was asked for. */
function deskPath(wanted: string | undefined): string {
  const path = safePath(wanted ?? "/admin", shopUrl("/"));
  return path === "/admin" || path.startsWith("/admin/") || path.startsWith("/admin?") ? path : "/admin";
}
