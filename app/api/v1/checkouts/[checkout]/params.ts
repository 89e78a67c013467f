import { z } from "zod";

/** A checkout is named by its unguessable id, which is also the key to it. */
export const checkoutParams = z.object({ checkout: z.string().max(60) });
