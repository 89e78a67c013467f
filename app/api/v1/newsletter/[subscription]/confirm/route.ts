import { z } from "zod";
import { ok } from "@/lib/kernel/result";
import { confirmNewsletter } from "@/lib/newsletter";
import { anyone, route } from "@/lib/web/route";
import { subscriptionParams } from "../params";

/** A press, not a visit: mail scanners follow links. */
export const POST = route({
  name: "newsletter.confirm",
  summary: "Say yes to the newsletter, by the mailed link",
  answer: z.object({ done: z.literal(true) }),
  refusals: ["link_invalid"],
  access: anyone,
  limit: { max: 30, windowSeconds: 60 },
  params: subscriptionParams,
  async run({ ctx, params }) {
    const done = await confirmNewsletter(ctx, params.subscription);
    return done.ok ? ok({ done: true as const }) : done;
  },
  form: {
    done: (_done, params) => `/newsletter/${params.subscription}`,
    back: (params) => `/newsletter/${params.subscription}`,
  },
});
