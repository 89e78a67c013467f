import type Stripe from "stripe";
import type { Sandbox, Tx } from "../core";
import { paymentFee } from "../money/fees";
import { newBalanceTransaction } from "../objects/balance-transaction";

/**
 * Books a succeeded charge into the balance, after the capture delay. Event: charge.updated, as with Stripe's
 * asynchronous capture, where `charge.succeeded` comes before the balance transaction is known.
 */
export function settleCharge(tx: Tx, charge: Stripe.Charge): void {
  const { captureDelay } = tx.sandbox.options;
  if (captureDelay === 0) book(tx, charge.id);
  else watchCapture(tx.sandbox, charge);
}

/** Books a charge that waits for its balance transaction when its time has come. */
export function watchCapture(sandbox: Sandbox, charge: Stripe.Charge): void {
  const due = charge.created * 1000 + sandbox.options.captureDelay;
  sandbox.clock.at(due, () => sandbox.commit(null, (tx) => book(tx, charge.id)));
}

function book(tx: Tx, id: string): void {
  const charge = tx.tables.charge.get(id);
  if (!charge || charge.balance_transaction !== null) return;
  const movement = bookCharge(tx, charge);
  const updated: Stripe.Charge = { ...charge, balance_transaction: movement.id };
  tx.put("charge", updated);
  tx.emit("charge.updated", updated, { balance_transaction: null });
}

/** Writes the balance transaction of a charge, with the sandbox's fee. */
export function bookCharge(tx: Tx, charge: Stripe.Charge): Stripe.BalanceTransaction {
  const byCard = charge.payment_method_details?.type === "card";
  const movement = newBalanceTransaction({
    type: byCard ? "charge" : "payment",
    reporting_category: "charge",
    amount: charge.amount,
    fee: paymentFee(charge.amount),
    fee_description: "Stripe processing fees",
    currency: charge.currency,
    description: charge.description,
    source: charge.id,
    created: tx.now,
  });
  tx.put("balance_transaction", movement);
  return movement;
}
