import { z } from "zod";
import { signIn, visitOf } from "@/lib/auth";
import { signInSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { nextField, nextPath } from "../next-path";

/** Signs a customer in: the session is in the cookie of the answer. */
export const POST = route({
  name: "account.sign_in",
  summary: "Sign a customer in",
  access: anyone,
  body: signInSchema.extend({ next: nextField }),
  answer: z.object({ next: z.string().meta({ description: "Where to go now, on this shop" }) }),
  refusals: ["invalid_credentials", "too_many_tries", "busy"],
  limit: { max: 60, windowSeconds: 60 },
  async run({ ctx, caller, body, headers, answerHeaders }) {
    const visit = visitOf("customer", headers, caller.address);
    const signed = await signIn(ctx, "customer", body, visit);
    if (!signed.ok) return signed;
    answerHeaders.append("set-cookie", signed.value.setCookie);
    return ok({ next: nextPath(body.next) });
  },
  form: { done: (value) => value.next, back: () => "/sign-in" },
});
