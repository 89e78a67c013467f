import { z } from "zod";
import { customerById } from "@/lib/customers";
import { invariant } from "@/lib/kernel/invariant";
import { ok } from "@/lib/kernel/result";
import { askForNewsletter, joinNewsletter, leaveByEmail } from "@/lib/newsletter";
import { defaultMarket } from "@/lib/shop";
import { customerOnly, route } from "@/lib/web/route";

const newsletterAnswer = z.object({ state: z.enum(["joined", "asked", "left"]) });
type NewsletterAnswer = z.infer<typeof newsletterAnswer>;

/** Joins or leaves the newsletter. An address that nobody has confirmed yet is asked by mail first. */
export const POST = route({
  name: "account.newsletter",
  summary: "Join or leave the newsletter",
  answer: newsletterAnswer,
  refusals: [],
  access: customerOnly,
  limit: { max: 30, windowSeconds: 60 },
  body: z.object({ wanted: z.enum(["yes", "no"]) }),
  async run({ ctx, caller, body }) {
    const customer = await customerById(ctx, caller.customer?.id ?? "");
    invariant(customer?.email, "who is signed in has an address");
    if (body.wanted === "no") {
      await leaveByEmail(ctx, customer.email);
      return ok<NewsletterAnswer>({ state: "left" });
    }
    const locale = customer.locale ?? (await defaultMarket(ctx)).locale;
    if (customer.emailProvenAt) await joinNewsletter(ctx, customer.email, locale);
    else await askForNewsletter(ctx, { email: customer.email, locale });
    return ok<NewsletterAnswer>({ state: customer.emailProvenAt ? "joined" : "asked" });
  },
  form: { done: ({ state }) => `/account/profile?from=${state}`, back: () => "/account/profile" },
});
