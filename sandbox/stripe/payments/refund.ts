import type Stripe from "stripe";
import type { Tx } from "../core";
import { invalid } from "../http/errors";
import { newId } from "../ids";
import { checkAmount, spokenAmount } from "../money/amounts";
import { newBalanceTransaction } from "../objects/balance-transaction";
import { newRefund } from "../objects/refund";
import type { RefundPlan } from "../store/rows";
import { testCards } from "./cards";
import { watchRefund } from "./refund-end";

export interface RefundWish {
  /** Minor units; everything that is left when absent. */
  amount?: number;
  reason?: Stripe.Refund.Reason;
  metadata?: Record<string, string>;
}

/** How a refund will go on after it was made. */
export type RefundFate = Pick<RefundPlan, "at" | "result" | "failure_reason"> | null;

/**
 * Gives money back. Never more than is left of the charge, whatever runs beside it: the sum is checked and written in
 * one commit. Events: refund.created, charge.refunded.
 * @throws ApiError for what cannot be refunded, worded as Stripe words it.
 */
export function refundCharge(
  tx: Tx,
  charge: Stripe.Charge,
  wish: RefundWish,
  fate: RefundFate,
): Stripe.Refund {
  const amount = refundable(charge, wish.amount);
  const plan = fate ?? fateOf(tx, charge);
  const byCard = charge.payment_method_details?.type === "card";
  const id = newId(byCard ? "refund" : "bank_refund");
  const movement = newBalanceTransaction({
    type: byCard ? "refund" : "payment_refund",
    reporting_category: "refund",
    amount: -amount,
    fee: 0,
    fee_description: "",
    currency: charge.currency,
    description: `REFUND FOR CHARGE${charge.description === null ? "" : ` (${charge.description})`}`,
    source: id,
    created: tx.now,
  });
  const refund = newRefund({
    id,
    amount,
    charge,
    created: tx.now,
    reason: wish.reason ?? null,
    metadata: wish.metadata ?? {},
    status: plan?.result === "succeeded" ? "pending" : "succeeded",
    balance_transaction: movement.id,
  });
  const refunded = charge.amount_refunded + amount;
  const after: Stripe.Charge = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount };
  tx.put("balance_transaction", movement);
  tx.put("refund", refund);
  tx.put("charge", after);
  tx.emit("refund.created", refund);
  tx.emit("charge.refunded", after, { amount_refunded: charge.amount_refunded, refunded: charge.refunded });
  if (plan) {
    tx.put("refund_plan", { ...plan, id });
    watchRefund(tx.sandbox, { ...plan, id });
  }
  return refund;
}

/** The amount, if it can be given back. */
function refundable(charge: Stripe.Charge, wanted: number | undefined): number {
  if (charge.status !== "succeeded" || !charge.captured) {
    throw invalid(
      `Charge ${charge.id} is not in a state that can be refunded: it is ${charge.status}.`,
      "charge",
    );
  }
  if (charge.disputed) {
    throw invalid(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      undefined,
      "charge_disputed",
    );
  }
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, "charge_already_refunded");
  }
  const amount = wanted ?? left;
  checkAmount(amount, charge.currency, "amount");
  if (amount <= left) return amount;
  const told = `Refund amount (${spokenAmount(amount, charge.currency)}) is greater than unrefunded amount on charge (${spokenAmount(left, charge.currency)})`;
  throw invalid(told, "amount");
}

// The test cards for asynchronous refunds (https://docs.stripe.com/testing#refunds); a bank takes its time as well.
function fateOf(tx: Tx, charge: Stripe.Charge): RefundFate {
  const at = tx.clock.now() + tx.sandbox.options.asyncDelay;
  const details = charge.payment_method_details;
  if (details?.type !== "card") return { at, result: "succeeded", failure_reason: "" };
  const card = testCards.find((candidate) => details.card?.fingerprint?.endsWith(candidate.number.slice(-9)));
  if (card?.refund === "pending") return { at, result: "succeeded", failure_reason: "" };
  if (card?.refund === "fails") return { at, result: "failed", failure_reason: "expired_or_canceled_card" };
  return null;
}
