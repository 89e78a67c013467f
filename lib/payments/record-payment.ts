import type { Ctx, TxCtx } from "@/lib/kernel/context";
import type { PaymentFact } from "./contract";
import { paymentById } from "./queries";
import { insertPayment, type PaymentRow, paidColumns, writeCharge, writeState } from "./store";
import { readCharge } from "./stripe/charges";

/** The job that reads how a payment was made and what it cost. */
export const READ_CHARGE = "read-charge";

/** The payment, locked by the caller, was captured. */
export function recordPaid(tx: TxCtx, paymentId: string, fact: PaymentFact): Promise<void> {
  return writeState(tx, paymentId, paidColumns(tx, fact));
}

/** A delayed method promised to pay. */
export function recordPromise(tx: TxCtx, paymentId: string, fact: PaymentFact): Promise<void> {
  return writeState(tx, paymentId, {
    state: "pending",
    sessionId: fact.sessionId,
    paymentIntentId: fact.paymentIntentId,
  });
}

/** Nothing will come of this payment: cancelled by us, expired, or failed at the bank. */
export function recordEnd(
  tx: TxCtx,
  paymentId: string,
  end: { readonly state: "failed" | "canceled"; readonly problem: string | null },
): Promise<void> {
  return writeState(tx, paymentId, end);
}

/** Money came that is not what was asked for. It is recorded as captured, never as paid: staff decide. */
export function recordDifference(tx: TxCtx, paymentId: string, fact: PaymentFact): Promise<void> {
  return writeState(tx, paymentId, {
    state: "review",
    capturedAmount: fact.amount,
    capturedCurrency: fact.currency,
    sessionId: fact.sessionId,
    paymentIntentId: fact.paymentIntentId,
    problem: `expected another amount than ${fact.amount} ${fact.currency}`,
  });
}

/** Staff ended a difference: what came was asked back, and no later word of this session changes anything. */
export function recordReturned(tx: TxCtx, paymentId: string): Promise<void> {
  return writeState(tx, paymentId, { state: "returned", problem: "amount_differs" });
}

/**
 * A second session of one payment was paid too: it becomes a payment of its own, to be given back in full. It asked
 * for what the first did; when another amount came, it is never called paid.
 */
export async function recordDuplicate(tx: TxCtx, first: PaymentRow, fact: PaymentFact): Promise<string> {
  const id = tx.ids.next();
  const now = tx.clock.now();
  const asAgreed = fact.amount === first.amount && fact.currency === first.currency;
  await insertPayment(tx, {
    id,
    orderId: first.orderId,
    handler: "stripe",
    currency: first.currency,
    amount: first.amount,
    createdAt: now,
    updatedAt: now,
    ...paidColumns(tx, fact),
    ...(asAgreed ? {} : { state: "returned", capturedCurrency: fact.currency, problem: "amount_differs" }),
  });
  return id;
}

/**
 * Reads method and fee of a paid payment from Stripe, which is waited for `withinMs` when that is given. False when
 * Stripe does not know them yet: try again later.
 */
export async function readPaymentCharge(ctx: Ctx, paymentId: string, withinMs?: number): Promise<boolean> {
  const payment = await paymentById(ctx, paymentId);
  if (!payment?.paymentIntentId || payment.feeAmount !== null) return true;
  const charge = await readCharge(ctx, payment.paymentIntentId, withinMs);
  if (!charge) return false;
  await writeCharge(ctx, paymentId, charge);
  return charge.feeAmount !== null;
}
