import { z } from "zod";

/** The unguessable link of a subscription, as its letters carry it. */
export const subscriptionParams = z.object({ subscription: z.string().max(60) });
