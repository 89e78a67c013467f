import type Stripe from "stripe";
import type { Sandbox, Tx } from "../core";
import { newBalanceTransaction } from "../objects/balance-transaction";
import type { RefundPlan } from "../store/rows";

/** Lets a refund come to its end when its time has come. */
export function watchRefund(sandbox: Sandbox, plan: RefundPlan): void {
  sandbox.clock.at(plan.at, () => {
    if (sandbox.tables.refund_plan.get(plan.id)) sandbox.commit(null, (tx) => endRefund(tx, plan));
  });
}

/** Events: refund.updated and charge.refund.updated; before them refund.failed when the bank sent the money back. */
export function endRefund(tx: Tx, plan: RefundPlan): Stripe.Refund | null {
  const refund = tx.tables.refund.get(plan.id);
  tx.remove("refund_plan", plan.id);
  if (!refund) return null;
  const { pending_reason: _, ...rest } = refund;
  const ended: Stripe.Refund =
    plan.result === "succeeded" ? { ...rest, status: "succeeded" } : takeBack(tx, rest, plan.failure_reason);
  tx.put("refund", ended);
  if (ended.status === "failed") tx.emit("refund.failed", ended, { status: refund.status });
  tx.emit("refund.updated", ended, { status: refund.status });
  tx.emit("charge.refund.updated", ended, { status: refund.status });
  return ended;
}

/** A failed refund puts the money back into the balance, and the charge counts as not refunded by it. */
function takeBack(tx: Tx, refund: Stripe.Refund, reason: string): Stripe.Refund {
  const charge = tx.tables.charge.get(String(refund.charge))!;
  const movement = newBalanceTransaction({
    type: "refund_failure",
    reporting_category: "refund_failure",
    amount: refund.amount,
    fee: 0,
    fee_description: "",
    currency: refund.currency,
    description: `REFUND FAILURE (${refund.id})`,
    source: refund.id,
    created: tx.now,
  });
  const left = charge.amount_refunded - refund.amount;
  tx.put("balance_transaction", movement);
  tx.put("charge", { ...charge, amount_refunded: left, refunded: false });
  return { ...refund, failure_balance_transaction: movement.id, failure_reason: reason, status: "failed" };
}
