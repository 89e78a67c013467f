import type { Ctx } from "@/lib/kernel/context";
import { strictLimit } from "@/lib/platform/limits";

/** Codes are guessed by machines: this limit holds without Redis, for everything one address tries, at every door. */
export async function mayTryCodes(ctx: Ctx, address: string): Promise<boolean> {
  return (await strictLimit(ctx, "codes", address, { max: 30, windowSeconds: 600 })).ok;
}
