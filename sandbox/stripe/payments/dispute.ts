import type Stripe from "stripe";
import type { Tx } from "../core";
import { invalid } from "../http/errors";
import { newId } from "../ids";
import { disputeFee } from "../money/fees";
import { newBalanceTransaction } from "../objects/balance-transaction";
import { newDispute } from "../objects/dispute";

/**
 * The cardholder disputes a charge: amount and fee leave the balance at once.
 * Events: charge.dispute.created, charge.dispute.funds_withdrawn, charge.updated.
 * @throws ApiError when the charge has not succeeded or is disputed already.
 */
export function openDispute(
  tx: Tx,
  charge: Stripe.Charge,
  wish: { amount?: number; reason?: string },
): Stripe.Dispute {
  if (charge.status !== "succeeded")
    throw invalid(`Charge ${charge.id} has not succeeded; nothing to dispute.`);
  if (charge.disputed) throw invalid(`Charge ${charge.id} is disputed already.`);
  const id = newId("dispute");
  const amount = Math.min(wish.amount ?? charge.amount, charge.amount);
  const withdrawn = movementOf(tx, id, charge, -amount, disputeFee, "dispute");
  const dispute = newDispute({
    id,
    amount,
    charge,
    created: tx.now,
    reason: wish.reason ?? "fraudulent",
    balance_transactions: [withdrawn],
  });
  const disputed: Stripe.Charge = { ...charge, disputed: true };
  tx.put("balance_transaction", withdrawn);
  tx.put("dispute", dispute);
  tx.put("charge", disputed);
  tx.emit("charge.dispute.created", dispute);
  tx.emit("charge.dispute.funds_withdrawn", dispute);
  tx.emit("charge.updated", disputed, { disputed: false });
  return dispute;
}

/**
 * The bank's decision, or the shop's own acceptance. Won money comes back, without the fee.
 * Events: charge.dispute.closed, and charge.dispute.funds_reinstated when won.
 * @throws ApiError when it is closed already.
 */
export function closeDispute(tx: Tx, dispute: Stripe.Dispute, status: "won" | "lost"): Stripe.Dispute {
  if (dispute.status === "won" || dispute.status === "lost") {
    throw invalid(`This dispute is already closed: its status is ${dispute.status}.`);
  }
  const charge = tx.tables.charge.get(String(dispute.charge))!;
  const details = { ...dispute.evidence_details, due_by: null };
  if (status === "lost") {
    const lost: Stripe.Dispute = { ...dispute, evidence_details: details, status };
    tx.put("dispute", lost);
    tx.emit("charge.dispute.closed", lost, { status: dispute.status });
    return lost;
  }
  const returned = movementOf(tx, dispute.id, charge, dispute.amount, 0, "dispute_reversal");
  const won: Stripe.Dispute = {
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, returned],
    evidence_details: details,
    status,
  };
  tx.put("balance_transaction", returned);
  tx.put("dispute", won);
  tx.emit("charge.dispute.closed", won, { status: dispute.status });
  tx.emit("charge.dispute.funds_reinstated", won);
  return won;
}

/**
 * Evidence of the shop. Submitted evidence is decided at once when its text is one of Stripe's test values
 * `winning_evidence` and `losing_evidence` (https://docs.stripe.com/testing#disputes), else it is under review.
 * Event: charge.dispute.updated, and those of a closing.
 */
export function answerDispute(
  tx: Tx,
  dispute: Stripe.Dispute,
  evidence: Partial<Stripe.Dispute.Evidence>,
  metadata: Stripe.Metadata,
  submit: boolean,
): Stripe.Dispute {
  const details = dispute.evidence_details;
  const answered: Stripe.Dispute = {
    ...dispute,
    evidence: { ...dispute.evidence, ...evidence },
    evidence_details: {
      ...details,
      has_evidence: details.has_evidence || Object.keys(evidence).length > 0,
      submission_count: details.submission_count + (submit ? 1 : 0),
      submission_method: submit ? "manual" : details.submission_method,
    },
    metadata,
    status: submit && dispute.status === "needs_response" ? "under_review" : dispute.status,
  };
  tx.put("dispute", answered);
  tx.emit("charge.dispute.updated", answered, { status: dispute.status });
  if (!submit) return answered;
  if (evidence.uncategorized_text === "winning_evidence") return closeDispute(tx, answered, "won");
  if (evidence.uncategorized_text === "losing_evidence") return closeDispute(tx, answered, "lost");
  return answered;
}

function movementOf(
  tx: Tx,
  dispute: string,
  charge: Stripe.Charge,
  amount: number,
  fee: number,
  category: string,
): Stripe.BalanceTransaction {
  return newBalanceTransaction({
    type: "adjustment",
    reporting_category: category,
    amount,
    fee,
    fee_description: "Dispute fee",
    currency: charge.currency,
    description: `Chargeback ${amount < 0 ? "withdrawal" : "reversal"} for ${charge.id}`,
    source: dispute,
    created: tx.now,
  });
}
