import { z } from "zod";
import { ok } from "@/lib/kernel/result";
import { leaveNewsletter } from "@/lib/newsletter";
import { anyone, route } from "@/lib/web/route";
import { subscriptionParams } from "../params";

/**
 * The button of mail readers (RFC 8058): a POST without cookies, whose answer is no redirect. Its body says
 * `List-Unsubscribe=One-Click`, as one of two kinds of form; it is not read, since what counts is the link.
 */
export const POST = route({
  name: "newsletter.one_click",
  summary: "Leave the newsletter by a mail reader's own button (RFC 8058)",
  answer: z.object({ done: z.literal(true) }),
  refusals: ["link_invalid"],
  access: anyone,
  limit: { max: 120, windowSeconds: 60 },
  params: subscriptionParams,
  async run({ ctx, params }) {
    const done = await leaveNewsletter(ctx, params.subscription, "mail_reader");
    return done.ok ? ok({ done: true as const }) : done;
  },
});
