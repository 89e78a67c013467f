import type Stripe from "stripe";
import { mirrorDisputeOf, mirrorRefund } from "@/lib/aftersales";
import { settleOrder } from "@/lib/checkout";
import type { Ctx } from "@/lib/kernel/context";
import { type EventOutcome, factOf, paymentByIntent, refundFact, sessionOfIntent } from "@/lib/payments";

export interface Applied {
  readonly outcome: EventOutcome;
  readonly detail: string | null;
}

type Verb = (ctx: Ctx, event: Stripe.Event) => Promise<Applied>;

/** The one table from Stripe's events to our verbs, used by the webhook and the reconciler. */
const verbs: Readonly<Partial<Record<Stripe.Event["type"], Verb>>> = {
  "checkout.session.completed": (ctx, event) => settle(ctx, event, false),
  "checkout.session.async_payment_succeeded": (ctx, event) => settle(ctx, event, false),
  "checkout.session.async_payment_failed": (ctx, event) => settle(ctx, event, true),
  "checkout.session.expired": (ctx, event) => settle(ctx, event, false),
  "refund.created": refund,
  "refund.updated": refund,
  "refund.failed": refund,
  "charge.dispute.created": dispute,
  "charge.dispute.updated": dispute,
  "charge.dispute.closed": dispute,
};

/** Does what an event asks for. Idempotent, whatever the order of arrival. An event we do not know is nothing to do. */
export function applyEvent(ctx: Ctx, event: Stripe.Event): Promise<Applied> {
  const verb = verbs[event.type];
  return verb ? verb(ctx, event) : Promise.resolve({ outcome: "nothing_to_do", detail: "not listened to" });
}

async function settle(ctx: Ctx, event: Stripe.Event, failed: boolean): Promise<Applied> {
  const fact = factOf(event.data.object as Stripe.Checkout.Session, failed);
  if (!fact) return { outcome: "nothing_to_do", detail: "the session is still open" };
  const outcome = await settleOrder(ctx, fact);
  if (outcome === "not_ours") return { outcome, detail: fact.sessionId };
  if (outcome === "nothing") return { outcome: "nothing_to_do", detail: null };
  return { outcome: outcome === "review" ? "problem" : "settled", detail: outcome };
}

/**
 * A refund or a dispute may be told of before the payment it is about: then that is heard first, or the word would be
 * taken for somebody else's and forgotten.
 */
async function hearPayment(
  ctx: Ctx,
  about: { readonly payment_intent: string | { id: string } | null },
): Promise<void> {
  const intent = about.payment_intent;
  const intentId = typeof intent === "string" ? intent : (intent?.id ?? null);
  if (!intentId || (await paymentByIntent(ctx, intentId, null))) return;
  const session = await sessionOfIntent(ctx, intentId);
  const fact = session ? factOf(session) : null;
  if (fact) await settleOrder(ctx, fact);
}

async function refund(ctx: Ctx, event: Stripe.Event): Promise<Applied> {
  const said = event.data.object as Stripe.Refund;
  await hearPayment(ctx, said);
  const recorded = await mirrorRefund(ctx, refundFact(said));
  switch (recorded) {
    case "not_ours":
      return { outcome: "not_ours", detail: null };
    case "exceeds":
      return { outcome: "problem", detail: "refunded more than was captured" };
    case "nothing_to_do":
      return { outcome: "nothing_to_do", detail: null };
    default:
      return { outcome: "settled", detail: recorded };
  }
}

async function dispute(ctx: Ctx, event: Stripe.Event): Promise<Applied> {
  const said = event.data.object as Stripe.Dispute;
  await hearPayment(ctx, said);
  const change = await mirrorDisputeOf(ctx, said);
  if (change === "nothing_new") return { outcome: "nothing_to_do", detail: null };
  return change ? { outcome: "settled", detail: change } : { outcome: "not_ours", detail: null };
}
