import { z } from "zod";
import { confirmEmail } from "@/lib/auth";
import { linkSecret } from "@/lib/auth/contract";
import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";

/** Takes a mailed link as proof that the address is its owner's. A press, not a visit: mail scanners follow links. */
export const POST = route({
  name: "account.confirm_email",
  summary: "Confirm an e-mail address with a mailed link",
  access: anyone,
  body: z.object({ secret: linkSecret }),
  answer: z.object({ confirmed: z.literal(true) }),
  refusals: ["link_invalid"],
  limit: { max: 30, windowSeconds: 60 },
  async run({ ctx, body }) {
    const confirmed = await confirmEmail(ctx, body.secret);
    return confirmed.ok ? ok({ confirmed: true as const }) : confirmed;
  },
  form: { done: () => "/account?from=confirmed", back: () => "/confirm-email/used" },
});
