import type { ReadCtx } from "@/lib/kernel/context";
import type { OrderLook, Sees } from "./contract";
import { deskOrder } from "./order";

/** An order's essentials as its reader may see them; null when there is none. */
export async function orderLook(ctx: ReadCtx, orderId: string, sees: Sees): Promise<OrderLook | null> {
  const order = await deskOrder(ctx, orderId, sees);
  if (!order) return null;
  const {
    id,
    label,
    state,
    fulfilment,
    placedAt,
    createdAt,
    name,
    email,
    phone,
    buyerNote,
    delivery,
    promise,
  } = order;
  return {
    id,
    label,
    state,
    fulfilment,
    placedAt,
    createdAt,
    name,
    email,
    phone,
    buyerNote,
    delivery,
    promise,
    lines: order.lines.map(({ id: line, title, variantTitle, sku, pictureKey, quantity, open }) => ({
      id: line,
      title,
      variantTitle,
      sku,
      pictureKey,
      quantity,
      open,
    })),
    notes: order.timeline
      .filter((entry) => entry.type === "note")
      .slice(0, 5)
      .map(({ id: note, at, detail }) => ({ id: note, at, text: String(detail.text ?? "") })),
    problems: order.problems.length,
    money: order.money && {
      currency: order.money.currency,
      status: order.money.status,
      total: order.money.total,
      captured: order.money.captured,
      refunded: order.money.refunded,
    },
  };
}
