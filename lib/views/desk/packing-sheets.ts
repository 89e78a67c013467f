import type { ReadCtx } from "@/lib/kernel/context";
import { orderViews } from "../order";
import { MOST_SHEETS, type PackingSheet } from "./contract";

/** What goes into the parcels of orders, in the order of the ids, `MOST_SHEETS` at most; one statement. */
export async function packingSheets(ctx: ReadCtx, orderIds: readonly string[]): Promise<PackingSheet[]> {
  const orders = await orderViews(ctx, orderIds.slice(0, MOST_SHEETS));
  return orders.map((order) => ({
    id: order.id,
    label: order.label,
    placedAt: order.placedAt?.toISOString() ?? null,
    createdAt: order.createdAt.toISOString(),
    delivery: order.delivery,
    promise: order.promise,
    buyerNote: order.buyerNote,
    giftMessage: order.giftMessage,
    lines: order.lines.map(({ id, title, variantTitle, sku, open }) => ({
      id,
      title,
      variantTitle,
      sku,
      open,
    })),
  }));
}
