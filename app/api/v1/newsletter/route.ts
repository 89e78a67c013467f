import { z } from "zod";
import { marketCode } from "@/lib/cart/contract";
import { ok } from "@/lib/kernel/result";
import { askForNewsletter } from "@/lib/newsletter";
import { askSchema } from "@/lib/newsletter/contract";
import { defaultMarket, marketByCode } from "@/lib/shop";
import { anyone, route } from "@/lib/web/route";
import { honeypot, tooOften } from "../form-limit";

/** Asks an address whether it wants the newsletter. The answer is the same whoever is on the list. */
export const POST = route({
  name: "newsletter.ask",
  summary: "Ask an address, by mail, whether it wants the newsletter",
  answer: z.object({ asked: z.literal(true) }),
  refusals: ["too_many_tries"],
  access: anyone,
  limit: { max: 30, windowSeconds: 60 },
  body: askSchema.extend({ market: marketCode.optional(), [honeypot]: z.string().max(200).optional() }),
  async run({ ctx, caller, body }) {
    const { email, market } = body;
    const refused = await tooOften(ctx, "newsletter", { address: caller.address, email });
    if (refused) return refused;
    const { locale } = (market ? await marketByCode(ctx, market) : null) ?? (await defaultMarket(ctx));
    if (!body[honeypot]) await askForNewsletter(ctx, { email, locale });
    return ok({ asked: true as const });
  },
  form: { done: () => "/newsletter?from=sent", back: () => "/newsletter" },
});
