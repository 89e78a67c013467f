import type { TxCtx } from "@/lib/kernel/context";
import { isUuid } from "@/lib/kernel/ids";
import { lock } from "@/lib/platform/locks";
import { paymentByIntent, refundById, refundByStripeId } from "./queries";
import {
  claimRefundable,
  giveBackRefundable,
  insertRefund,
  type PaymentRow,
  type RefundRow,
  writeRefund,
} from "./store";
import type { RefundFact } from "./stripe/refunds";

export type RefundRecorded =
  | { readonly outcome: "recorded"; readonly refund: RefundRow; readonly state: RefundFact["state"] }
  | { readonly outcome: "nothing_to_do" }
  | { readonly outcome: "not_ours" }
  /** Stripe refunded more than we know to be captured: staff must look. */
  | { readonly outcome: "exceeds"; readonly payment: PaymentRow };

/**
 * Writes what Stripe says of a refund, whoever asked for it and whichever road the word came by, any number of
 * times. One that was made at Stripe itself becomes a row of ours and counts against what was captured.
 */
export async function recordRefund(tx: TxCtx, fact: RefundFact): Promise<RefundRecorded> {
  const payment = await paymentByIntent(tx, fact.paymentIntentId, fact.chargeId);
  if (!payment) return { outcome: "not_ours" };
  await lock(tx, "payment", () => claimRefundable(tx, payment.id, 0));
  const known = (await refundByStripeId(tx, fact.stripeRefundId)) ?? (await awaited(tx, fact));
  if (!known) return mirror(tx, payment, fact);
  if (known.state === fact.state || known.state === "failed") return { outcome: "nothing_to_do" };
  if (known.state === "succeeded" && fact.state === "pending") return { outcome: "nothing_to_do" };
  if (!(await writeRefund(tx, known, fact))) return { outcome: "nothing_to_do" };
  if (fact.state === "failed") await giveBackRefundable(tx, payment.id, known.amount);
  return { outcome: "recorded", refund: known, state: fact.state };
}

/** The refund of ours that this is the answer to. One that has its answer has no second: that is other money. */
async function awaited(tx: TxCtx, fact: RefundFact): Promise<RefundRow | null> {
  if (!fact.refundId || !isUuid(fact.refundId)) return null;
  const refund = await refundById(tx, fact.refundId);
  return refund?.stripeRefundId === null ? refund : null;
}

/** One that has failed already is kept too, counting nothing: word of its beginning may still be on its way. */
async function mirror(tx: TxCtx, payment: PaymentRow, fact: RefundFact): Promise<RefundRecorded> {
  const claimed = await claimRefundable(tx, payment.id, fact.state === "failed" ? 0 : fact.amount);
  if (!claimed) return { outcome: "exceeds", payment };
  const now = tx.clock.now();
  const refund: RefundRow = {
    id: tx.ids.next(),
    paymentId: payment.id,
    orderId: payment.orderId,
    amount: fact.amount,
    currency: fact.currency,
    reason: "Refunded at Stripe",
    source: "stripe",
    state: fact.state,
    tryNumber: 1,
    tryStartedAt: now,
    stripeRefundId: fact.stripeRefundId,
    problem: fact.problem,
    actor: tx.actor,
    createdAt: now,
    settledAt: fact.state === "pending" ? null : now,
  };
  await insertRefund(tx, refund);
  return { outcome: "recorded", refund, state: fact.state };
}

/** Marks a refund that Stripe refuses for good as failed and gives its amount back to what can be refunded. */
export async function recordRefusedRefund(
  tx: TxCtx,
  refundId: string,
  problem: string,
): Promise<RefundRow | null> {
  const refund = await refundById(tx, refundId);
  if (refund?.state !== "requested") return null;
  await lock(tx, "payment", () => claimRefundable(tx, refund.paymentId, 0));
  const failed: RefundFact = {
    stripeRefundId: refund.stripeRefundId ?? `refused:${refund.id}`,
    refundId: refund.id,
    paymentIntentId: null,
    chargeId: null,
    amount: refund.amount,
    currency: refund.currency,
    state: "failed",
    problem,
  };
  if (!(await writeRefund(tx, refund, failed))) return null;
  await giveBackRefundable(tx, refund.paymentId, refund.amount);
  return refund;
}
