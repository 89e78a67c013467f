import { z } from "zod";
import { signIn, visitOf } from "@/lib/auth";
import { signInSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { deskPath } from "./desk-path";

/** Where the second factor is asked for. */
const CHECK = "/admin/sign-in/check";

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
    const next = deskPath(typed.next);
    return ok({ next: signed.value.needsFactor ? `${CHECK}?next=${encodeURIComponent(next)}` : next });
  },
  form: { done: (value) => value.next, back: () => "/admin/sign-in" },
});
