import type { TxCtx } from "@/lib/kernel/context";
import type { Result } from "@/lib/kernel/result";
import type { ProductRefusal } from "./contract";
import { type EditTarget, editProduct } from "./edit-product";

type Done = Promise<Result<{ version: number; changed: boolean }, ProductRefusal>>;

/** Puts a product on sale in a channel: it is seen there once it is active too. */
export function publish(tx: TxCtx, target: EditTarget, channelId: string): Done {
  return editProduct(tx, target, { publishIn: [channelId] });
}

/** Takes a product out of a channel; its record and its orders stay. */
export function unpublish(tx: TxCtx, target: EditTarget, channelId: string): Done {
  return editProduct(tx, target, { unpublishFrom: [channelId] });
}
