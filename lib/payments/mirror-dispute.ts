import type Stripe from "stripe";
import type { TxCtx } from "@/lib/kernel/context";
import { lock } from "@/lib/platform/locks";
import { paymentByIntent } from "./queries";
import { claimRefundable, type PaymentRow, writeDispute } from "./store";
import { fromStripeAmount } from "./stripe/amounts";

/** Writes what Stripe says of a dispute. Null when the payment is not ours. */
export async function mirrorDispute(
  tx: TxCtx,
  dispute: Stripe.Dispute,
): Promise<{
  payment: PaymentRow;
  change: "opened" | "updated" | "nothing_new";
  /** In minor units of the house, which are not everywhere Stripe's. */
  amount: number;
  currency: string;
  dueBy: Date | null;
} | null> {
  const id = (value: string | { id: string } | null) =>
    typeof value === "string" ? value : (value?.id ?? null);
  const payment = await paymentByIntent(tx, id(dispute.payment_intent), id(dispute.charge));
  if (!payment) return null;
  await lock(tx, "payment", () => claimRefundable(tx, payment.id, 0));
  const currency = dispute.currency.toUpperCase();
  const amount = fromStripeAmount(dispute.amount, currency);
  const due = dispute.evidence_details?.due_by;
  const dueBy = due ? new Date(due * 1000) : null;
  const change = await writeDispute(tx, {
    id: tx.ids.next(),
    paymentId: payment.id,
    stripeDisputeId: dispute.id,
    amount,
    currency,
    reason: dispute.reason,
    state: dispute.status,
    dueBy,
    openedAt: new Date(dispute.created * 1000),
    updatedAt: tx.clock.now(),
  });
  return { payment, change, amount, currency, dueBy };
}
