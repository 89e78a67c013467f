import { z } from "zod";
import { signOut, visitOf } from "@/lib/auth";
import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";

/** Ends the session on the server and takes its cookie away. Without a session there is nothing to do. */
export const POST = route({
  name: "account.sign_out",
  summary: "End the caller's session",
  access: anyone,
  answer: z.object({ signed_out: z.literal(true) }),
  refusals: [],
  async run({ ctx, caller, headers, answerHeaders }) {
    const { setCookies } = await signOut(ctx, "customer", visitOf("customer", headers, caller.address));
    for (const cookie of setCookies) answerHeaders.append("set-cookie", cookie);
    return ok({ signed_out: true as const });
  },
  form: { done: () => "/", back: () => "/account" },
});
