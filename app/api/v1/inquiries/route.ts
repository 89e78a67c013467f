import { z } from "zod";
import { receiveInquiry } from "@/lib/inquiries";
import { inquirySchema } from "@/lib/inquiries/contract";
import { ok } from "@/lib/kernel/result";
import { defaultMarket } from "@/lib/shop";
import { anyone, route } from "@/lib/web/route";
import { honeypot, tooOften } from "../form-limit";

/** Takes what somebody writes to the shop, and puts it before staff. */
export const POST = route({
  name: "inquiries.receive",
  summary: "Write to the shop",
  answer: z.object({ received: z.literal(true) }),
  refusals: ["too_many_tries"],
  access: anyone,
  seesCustomer: true,
  limit: { max: 20, windowSeconds: 60 },
  body: inquirySchema.and(z.object({ [honeypot]: z.string().max(200).optional() })),
  async run({ ctx, caller, body }) {
    const refused = await tooOften(ctx, "inquiry", { address: caller.address, email: body.email });
    if (refused) return refused;
    const { locale } = await defaultMarket(ctx);
    if (!body[honeypot]) await receiveInquiry(ctx, body, { customerId: caller.customer?.id ?? null, locale });
    return ok({ received: true as const });
  },
  form: { done: () => "/contact?from=sent", back: () => "/contact" },
});
