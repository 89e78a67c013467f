import type Stripe from "stripe";
import type { Sandbox } from "../core";
import type { Answer, DoorRequest } from "../http/answer";
import { ApiError } from "../http/errors";
import { parseForm } from "../http/form";
import { answerChallenge, challengeUrl } from "../payments/challenge";
import type { PayResult } from "../payments/method";
import { openSession } from "../payments/open-session";
import { pay } from "../payments/pay";
import { successUrl } from "../payments/success-url";
import { type FieldErrors, readForm, type Typed } from "./checkout-form";
import { checkoutPage } from "./checkout-page";
import { html } from "./html";
import { challengePage, closedPage } from "./other-pages";
import { page } from "./page";

const away = (location: string): Answer => ({ status: 303, headers: { Location: location }, body: "" });

/** Answers the pages that shoppers see: `/c/pay/:session` and its 3-D Secure challenge. */
export function answerPage(sandbox: Sandbox, request: DoorRequest): Answer {
  try {
    return findPage(sandbox, request);
  } catch (error) {
    // A form that no browser sends, such as one with broken percent encoding.
    if (error instanceof ApiError)
      return page("Bad request", html`<main><h1>${error.message}</h1></main>`, 400);
    throw error;
  }
}

function findPage(sandbox: Sandbox, request: DoorRequest): Answer {
  if (request.path === "/") return away("/_sandbox");
  const [, area, action, id, step, ...rest] = request.path.split("/");
  const known =
    area === "c" && action === "pay" && id && rest.length === 0 && (step === undefined || step === "3ds");
  if (!known || !["GET", "HEAD", "POST"].includes(request.method)) return closedPage(undefined, "unknown");
  const session = sandbox.commit(null, (tx) => openSession(tx, id));
  if (typeof session === "string") return closedPage(sandbox.tables.session.get(id), session);
  const posted = request.method === "POST";
  if (step === "3ds")
    return posted ? answerPosted(sandbox, session, request) : showChallenge(sandbox, session);
  return posted
    ? payPosted(sandbox, session, request)
    : checkoutPage(sandbox, session, emptyForm(session), {});
}

function emptyForm(session: Stripe.Checkout.Session): Typed {
  const method = session.payment_method_types.includes("card") ? "card" : "sepa_debit";
  return { email: session.customer_details?.email ?? "", name: "", expiry: "", iban: "", method };
}

function payPosted(sandbox: Sandbox, session: Stripe.Checkout.Session, request: DoorRequest): Answer {
  const form = readForm(session, parseForm(request.body), new Date(sandbox.clock.now()));
  if ("errors" in form) return checkoutPage(sandbox, session, form.typed, form.errors);
  const result = sandbox.commit(null, (tx) => pay(tx, session.id, form.method, form.payer));
  return afterAttempt(sandbox, session, form.typed, result);
}

function answerPosted(sandbox: Sandbox, session: Stripe.Checkout.Session, request: DoorRequest): Answer {
  const passed = parseForm(request.body).result === "complete";
  const payer = sandbox.tables.basket.get(session.id)?.challenge;
  const result = sandbox.commit(null, (tx) => answerChallenge(tx, session.id, passed));
  const typed = { ...emptyForm(session), ...(payer ? { email: payer.email } : {}) };
  return afterAttempt(sandbox, session, typed, result);
}

function showChallenge(sandbox: Sandbox, session: Stripe.Checkout.Session): Answer {
  const open = sandbox.tables.basket.get(session.id)?.challenge;
  return open ? challengePage(session) : away(`/c/pay/${session.id}`);
}

function afterAttempt(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  typed: Typed,
  result: PayResult,
): Answer {
  switch (result.outcome) {
    case "declined":
      return checkoutPage(sandbox, session, typed, declineErrors(result.error));
    case "requires_action":
      return away(challengeUrl(sandbox.origin, session.id));
    case "refused":
      if (result.reason === "no_challenge" || result.reason === "method_not_offered")
        return away(`/c/pay/${session.id}`);
      return closedPage(sandbox.tables.session.get(session.id), result.reason);
    default:
      return away(successUrl(session.success_url, session.id));
  }
}

/** A decline beside the field that the shopper would change. */
function declineErrors(error: Stripe.PaymentIntent.LastPaymentError): FieldErrors {
  const message = error.message ?? "Your card was declined.";
  if (error.code === "expired_card") return { expiry: message };
  if (error.code === "incorrect_cvc") return { cvc: message };
  return { "card-number": message };
}
