import { z } from "zod";
import { signUp } from "@/lib/auth";
import { signUpSchema } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";
import { nextField, nextPath } from "../next-path";

/** Opens an account. The answer is the same for an address that has one: its owner is told by mail (decision 22). */
export const POST = route({
  name: "account.sign_up",
  summary: "Open a customer account",
  access: anyone,
  body: signUpSchema.extend({ next: nextField }),
  answer: z.object({ next: z.string() }),
  refusals: [
    "password_too_short",
    "password_too_long",
    "password_common",
    "password_personal",
    "too_many_tries",
    "busy",
  ],
  limit: { max: 30, windowSeconds: 60 },
  async run({ ctx, caller, body }) {
    const signed = await signUp(ctx, body, caller.address);
    return signed.ok ? ok({ next: nextPath(body.next) }) : signed;
  },
  form: {
    done: (value) => `/sign-in?from=sign-up&next=${encodeURIComponent(value.next)}`,
    back: () => "/sign-up",
  },
});
