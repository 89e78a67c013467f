import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { checkpoint } from "@/lib/platform/checkpoint";
import { lock } from "@/lib/platform/locks";
import { enqueue } from "@/lib/platform/outbox";
import { paymentById, refundById } from "./queries";
import {
  claimRefundable,
  insertRefund,
  type RefundRow,
  writeRefundProblem,
  writeRefundTryStart,
} from "./store";
import { createRefund, type RefundFact, refundsOf } from "./stripe/refunds";

/** The job that makes a requested refund at Stripe. */
export const MAKE_REFUND = "make-refund";
/** Stripe may forget a key after a day: an older try is looked for before it is repeated. */
const KEY_LIFE_MS = 23 * 3_600_000;

export interface RefundRequest {
  readonly paymentId: string;
  readonly orderId: string;
  readonly amount: number;
  readonly reason: string;
  readonly source: "staff" | "system";
}

/**
 * Asks for money back, in the caller's transaction: the amount is claimed against what was captured where it is
 * written, so that parallel refunds never exceed it; the worker makes it at Stripe.
 * Refusals: `nothing_captured`, `more_than_captured`.
 */
export async function requestRefund(
  tx: TxCtx,
  request: RefundRequest,
): Promise<Result<string, "nothing_captured" | "more_than_captured", { refundable: number }>> {
  const payment = await lock(tx, "payment", () => claimRefundable(tx, request.paymentId, request.amount));
  if (!payment) {
    const now = await paymentById(tx, request.paymentId);
    const refundable = (now?.capturedAmount ?? 0) - (now?.refundedAmount ?? 0);
    return refuse(now?.capturedAmount ? "more_than_captured" : "nothing_captured", { refundable });
  }
  const id = tx.ids.next();
  await insertRefund(tx, {
    id,
    paymentId: request.paymentId,
    orderId: request.orderId,
    amount: request.amount,
    currency: payment.capturedCurrency ?? payment.currency,
    reason: request.reason,
    source: request.source,
    state: "requested",
    actor: tx.actor,
    createdAt: tx.clock.now(),
  });
  await enqueue(tx, MAKE_REFUND, { refund_id: id }, { key: `refund:${id}` });
  return ok(id);
}

/**
 * Makes a requested refund at Stripe and returns what became of it; null when there is nothing left to do.
 * Throws `RefundUnavailable` when Stripe could not answer, so that the job tries again.
 */
export async function makeRefund(
  ctx: Ctx,
  refundId: string,
): Promise<
  Result<
    { refund: RefundRow; fact: RefundFact } | null,
    "refund_refused",
    { refund: RefundRow; problem: string }
  >
> {
  const refund = await refundById(ctx, refundId);
  if (refund?.state !== "requested") return ok(null);
  const payment = await paymentById(ctx, refund.paymentId);
  if (!payment?.paymentIntentId)
    return refuse("refund_refused", { refund, problem: "the payment has no intent" });
  const known = await alreadyMade(ctx, refund, payment.paymentIntentId);
  if (known) return ok({ refund, fact: known });
  await writeRefundTryStart(ctx, refund.id);
  const made = await createRefund(ctx, {
    refundId: refund.id,
    tryNumber: refund.tryNumber,
    paymentIntentId: payment.paymentIntentId,
    amount: refund.amount,
    currency: refund.currency,
  });
  checkpoint("refund.made");
  if (made.ok) return ok({ refund, fact: made.value });
  if (made.code === "refund_refused")
    return refuse("refund_refused", { refund, problem: made.detail.problem });
  await writeRefundProblem(ctx, refund.id, {
    problem: made.detail.problem,
    ...(made.detail.executed ? { nextTry: refund.tryNumber + 1 } : {}),
  });
  throw new RefundUnavailable(made.detail.problem);
}

/** Before a try is repeated under a new key, or one that Stripe may have forgotten, the refund is looked for there. */
async function alreadyMade(ctx: Ctx, refund: RefundRow, intentId: string): Promise<RefundFact | null> {
  const age = ctx.clock.now().getTime() - (refund.tryStartedAt ?? ctx.clock.now()).getTime();
  if (refund.tryNumber === 1 && age < KEY_LIFE_MS) return null;
  const made = await refundsOf(ctx, intentId);
  return made.find((fact) => fact.refundId === refund.id) ?? null;
}

export class RefundUnavailable extends Error {
  override readonly name = "RefundUnavailable";
}
