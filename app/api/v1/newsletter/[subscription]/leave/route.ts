import { z } from "zod";
import { ok } from "@/lib/kernel/result";
import { leaveNewsletter } from "@/lib/newsletter";
import { anyone, route } from "@/lib/web/route";
import { subscriptionParams } from "../params";

/** A press, not a visit: mail scanners follow links. */
export const POST = route({
  name: "newsletter.leave",
  summary: "Leave the newsletter, by the link in its letters",
  answer: z.object({ done: z.literal(true) }),
  refusals: ["link_invalid"],
  access: anyone,
  limit: { max: 30, windowSeconds: 60 },
  params: subscriptionParams,
  async run({ ctx, params }) {
    const done = await leaveNewsletter(ctx, params.subscription, "link");
    return done.ok ? ok({ done: true as const }) : done;
  },
  form: {
    done: (_done, params) => `/newsletter/${params.subscription}`,
    back: (params) => `/newsletter/${params.subscription}`,
  },
});
