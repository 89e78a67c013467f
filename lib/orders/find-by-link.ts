import type { ReadCtx } from "@/lib/kernel/context";
import { linkedId, linkHolds } from "@/lib/platform/secrets";
import { type OrderRow, orderById } from "./queries";

/** The order behind its unguessable link; null for a made-up or revoked one. The link is the right to see it. */
export async function orderByLink(ctx: ReadCtx, link: string): Promise<OrderRow | null> {
  const id = linkedId(link);
  const order = id ? await orderById(ctx, id) : null;
  return order && linkHolds("order", link, order.id, order.linkVersion) ? order : null;
}
