import type { OrderState } from "@/lib/orders";

/**
 * Why an order cannot be sent elsewhere; null where it can: it is placed or its money is promised, it is delivered, and
 * nothing of it has left. Asked by the verb, and by the page for its button.
 */
export function whyItStays(order: {
  readonly state: OrderState;
  readonly delivery: unknown;
  readonly lines: readonly { readonly shipped: number }[];
}): "order_not_placed" | "goes_nowhere" | "order_sent" | null {
  if (order.state !== "placed" && order.state !== "payment_pending") return "order_not_placed";
  if (order.delivery === null) return "goes_nowhere";
  return order.lines.some(({ shipped }) => shipped > 0) ? "order_sent" : null;
}
