import type { OrderState } from "@/lib/orders";
import type { PaymentFact, PaymentState } from "@/lib/payments";

export interface Standing {
  readonly payment: {
    readonly state: PaymentState;
    readonly sessionId: string | null;
    readonly amount: number;
    readonly currency: string;
  };
  readonly order: OrderState;
  /** The cart was ordered already: by this order, or by another one. */
  readonly cartOrdered: boolean;
}

/** Money of this payment came already, as agreed or not: what another session brings is a second payment. */
export const isTaken = (state: PaymentState): boolean =>
  state === "paid" || state === "returned" || state === "review";

export type Settlement =
  /** Said before, or said too late to matter. */
  | "nothing"
  /** Paid as agreed: place the order. */
  | "place"
  /** Paid after the order was cancelled, nothing else took its place: place it if stock is there again. */
  | "revive"
  /** Paid twice, or paid for a cart that another order has taken: give it back. */
  | "refund_duplicate"
  /** The money is not what was asked for: never paid, staff decide. */
  | "review"
  /** A delayed method promised to pay. */
  | "promise"
  /** Nothing will come: cancel and free the stock. */
  | "cancel";

/**
 * What a payment fact means, given where things stand. Pure: the same for all three roads, any number of times, in
 * any order. Amounts are compared before anything else is believed.
 */
export function decideSettlement(fact: PaymentFact, standing: Standing): Settlement {
  const { payment, order, cartOrdered } = standing;
  if (fact.kind === "expired" || fact.kind === "failed") {
    const isOther = payment.sessionId !== null && payment.sessionId !== fact.sessionId;
    const ended = payment.state !== "open" && payment.state !== "pending";
    return isOther || ended ? "nothing" : "cancel";
  }
  if (isTaken(payment.state)) {
    const isOther = payment.sessionId !== fact.sessionId;
    return fact.kind === "paid" && isOther ? "refund_duplicate" : "nothing";
  }
  if (fact.amount !== payment.amount || fact.currency !== payment.currency) return "review";
  if (fact.kind === "promised")
    return payment.state === "open" && order === "awaiting_payment" ? "promise" : "nothing";
  if (order === "awaiting_payment" || order === "payment_pending") {
    return order === "awaiting_payment" && cartOrdered ? "refund_duplicate" : "place";
  }
  return cartOrdered ? "refund_duplicate" : "revive";
}
