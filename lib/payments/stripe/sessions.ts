import Stripe from "stripe";
import { after, minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { OpenSession, PaymentFact, SessionRefusal, SessionRequest } from "../contract";
import { fromStripeAmount, toStripeAmount } from "./amounts";
import { stripeClient } from "./client";
import { lineName } from "./line-name";

/** Stripe refuses sessions that end in less than 30 minutes; two more let a retry of the same try still be valid. */
export const SESSION_LIFE = minutes(32);
/** How long one try may be repeated under its key: after it, `expires_at` would be too near for a new execution. */
export const TRY_WINDOW = minutes(1.5);

/** Stripe takes 100 lines at most; beyond that the goods are one summed line. */
const MAX_LINES = 99;

/**
 * Opens a Checkout Session for a payment. The idempotency key is payment and try, and every parameter comes from
 * stored rows, so a repeat after a time-out or a crash gets the same session.
 */
export async function createSession(
  _ctx: Ctx,
  request: SessionRequest,
): Promise<Result<OpenSession, SessionRefusal, { problem: string; executed: boolean }>> {
  const ours = { payment: request.paymentId, order: request.orderId, checkout: request.checkoutId };
  try {
    const session = await stripeClient().checkout.sessions.create(
      {
        mode: "payment",
        client_reference_id: request.paymentId,
        metadata: ours,
        payment_intent_data: { metadata: ours, description: request.orderLabel },
        customer_email: request.email,
        line_items: lineItems(request),
        success_url: request.successUrl,
        cancel_url: request.cancelUrl,
        expires_at: Math.floor(after(request.tryStartedAt, SESSION_LIFE).getTime() / 1000),
        locale: "auto",
      },
      { idempotencyKey: `session:${request.paymentId}:${request.tryNumber}` },
    );
    return ok(openSession(session));
  } catch (error) {
    return refuse(refusalOf(error), { problem: problemOf(error), executed: wasExecuted(error) });
  }
}

function lineItems(request: SessionRequest): Stripe.Checkout.SessionCreateParams.LineItem[] {
  const item = (name: string, amount: number) => ({
    quantity: 1,
    price_data: {
      currency: request.currency.toLowerCase(),
      unit_amount: toStripeAmount(amount, request.currency),
      product_data: { name },
    },
  });
  if (request.items.length > MAX_LINES) return [item(request.orderLabel, request.amount)];
  return request.items.map(({ name, quantity, amount }) => item(lineName(name, quantity), amount));
}

export async function retrieveSession(_ctx: Ctx, sessionId: string): Promise<Stripe.Checkout.Session | null> {
  try {
    return await stripeClient().checkout.sessions.retrieve(sessionId);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing")
      return null;
    throw error;
  }
}

/**
 * Ends a session so that nobody can pay it any more. Returns what it had become by then: `expired`, or `complete`
 * when the buyer was faster.
 */
export async function expireSession(ctx: Ctx, sessionId: string): Promise<Stripe.Checkout.Session | null> {
  try {
    return await stripeClient().checkout.sessions.expire(sessionId);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return retrieveSession(ctx, sessionId);
    throw error;
  }
}

/** Sessions created in a span of time, newest first, bounded: the list cannot be filtered by our reference. */
export async function sessionsBetween(
  _ctx: Ctx,
  from: Date,
  to: Date,
  most: number,
): Promise<Stripe.Checkout.Session[]> {
  const found: Stripe.Checkout.Session[] = [];
  const list = stripeClient().checkout.sessions.list({
    created: { gte: Math.floor(from.getTime() / 1000), lte: Math.ceil(to.getTime() / 1000) },
    limit: 100,
  });
  for await (const session of list) {
    found.push(session);
    if (found.length >= most) break;
  }
  return found;
}

/** The session that a payment of Stripe's was made in; null when it was made in another way. */
export async function sessionOfIntent(_ctx: Ctx, intentId: string): Promise<Stripe.Checkout.Session | null> {
  const found = await stripeClient().checkout.sessions.list({ payment_intent: intentId, limit: 1 });
  return found.data[0] ?? null;
}

export function openSession(session: Stripe.Checkout.Session): OpenSession {
  return { sessionId: session.id, url: session.url ?? "", expiresAt: new Date(session.expires_at * 1000) };
}

/** What a session says about money, in our words; null while it is open and nothing has happened. */
export function factOf(session: Stripe.Checkout.Session, failed = false): PaymentFact | null {
  const kind = failed ? "failed" : kindOf(session);
  if (!kind) return null;
  const currency = (session.currency ?? "").toUpperCase();
  const intent = session.payment_intent;
  return {
    kind,
    paymentId: session.metadata?.payment ?? session.client_reference_id ?? null,
    orderId: session.metadata?.order ?? null,
    checkoutId: session.metadata?.checkout ?? null,
    sessionId: session.id,
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    amount: fromStripeAmount(session.amount_total ?? 0, currency),
    currency,
    problem: failed ? "async_payment_failed" : null,
  };
}

function kindOf(session: Stripe.Checkout.Session): PaymentFact["kind"] | null {
  if (session.status === "expired") return "expired";
  if (session.status !== "complete") return null;
  return session.payment_status === "unpaid" ? "promised" : "paid";
}

function refusalOf(error: unknown): SessionRefusal {
  if (error instanceof Stripe.errors.StripeIdempotencyError) return "payment_busy";
  if (error instanceof Stripe.errors.StripeError && error.code === "idempotency_key_in_use")
    return "payment_busy";
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return "payment_refused";
  if (error instanceof Stripe.errors.StripeError) return "payment_unavailable";
  throw error;
}

/** Whether Stripe answered after it had begun to work: then it will replay that answer, even a 500, under this key. */
function wasExecuted(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && (error.statusCode ?? 0) >= 500;
}

export function problemOf(error: unknown): string {
  if (error instanceof Stripe.errors.StripeError)
    return `${error.type}: ${error.code ?? error.message}`.slice(0, 300);
  return "unexpected error";
}
