import { z } from "zod";
import { stopAlerts } from "@/lib/alerts";
import { ok } from "@/lib/kernel/result";
import { anyone, route } from "@/lib/web/route";

/** Ends everything that an address waits for, by the link in its mail. A press, not a visit: scanners follow links. */
export const POST = route({
  name: "stock_alerts.stop",
  summary: "Stop all mails about things that come back, by the link in the mail",
  answer: z.object({ stopped: z.literal(true) }),
  refusals: ["link_invalid"],
  access: anyone,
  limit: { max: 30, windowSeconds: 60 },
  params: z.object({ alert: z.string().max(60) }),
  async run({ ctx, params }) {
    const stopped = await stopAlerts(ctx, params.alert);
    return stopped.ok ? ok({ stopped: true as const }) : stopped;
  },
  form: {
    done: (_stopped, { alert }) => `/tell-me/${alert}?from=stopped`,
    back: ({ alert }) => `/tell-me/${alert}`,
  },
});
