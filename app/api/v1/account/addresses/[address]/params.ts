import { z } from "zod";

export const addressParams = z.object({ address: z.string().max(60) });
