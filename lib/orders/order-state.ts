import { stateMachine } from "@/lib/kernel/state-machine";
import type { OrderState } from "./contract";

export type OrderMove = "pay" | "promise" | "cancel";

/**
 * What can become of an order. Paid, fulfilled and refunded are not states: they are computed from payments,
 * shipments and refunds. A cancelled order can still be placed, for money that comes after all.
 */
export const orderMachine = stateMachine<OrderState, OrderMove>({
  awaiting_payment: { pay: "placed", promise: "payment_pending", cancel: "canceled" },
  payment_pending: { pay: "placed", cancel: "canceled" },
  placed: { cancel: "canceled" },
  canceled: { pay: "placed" },
});
