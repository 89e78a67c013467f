import type Stripe from "stripe";
import type { Answer } from "../http/answer";
import type { Closed } from "../payments/open-session";
import { successUrl } from "../payments/success-url";
import { banner } from "./checkout-page";
import { type Html, html } from "./html";
import { money } from "./money";
import { page } from "./page";

/** The bank's page of 3-D Secure: two buttons. */
export function challengePage(session: Stripe.Checkout.Session): Answer {
  const total = money(session.amount_total ?? 0, session.currency ?? "usd", session.locale);
  return page(
    "3-D Secure",
    html`${banner}
<main><div class="card"><h1>3-D Secure</h1>
<p>Your bank wants to know that it is you who pays <strong>${total}</strong>. In the sandbox you say how that ends.</p>
<form method="post" action="/c/pay/${session.id}/3ds" class="row">
<button type="submit" name="result" value="complete">Complete</button>
<button type="submit" name="result" value="fail" class="plain">Fail</button>
</form></div></main>`,
  );
}

/** What stands at the address of a session that can no longer be paid, or that never was. */
export function closedPage(session: Stripe.Checkout.Session | undefined, closed: Closed): Answer {
  const text = {
    unknown: ["There is no such payment", "The address may be mistyped, or the sandbox was reset."],
    complete: ["This payment is complete", "You are all done here. Nothing more was charged."],
    expired: ["This payment page has expired", "Nothing was charged. Go back to the shop to start again."],
  }[closed];
  const link = session && wayBack(session, closed);
  const body = html`${banner}
<main><div class="card"><h1>${text[0]}</h1><p>${text[1]}</p>${link}</div></main>`;
  return page(text[0]!, body, closed === "unknown" ? 404 : 200);
}

function wayBack(session: Stripe.Checkout.Session, closed: Closed): Html | null {
  const target = closed === "complete" ? successUrl(session.success_url, session.id) : session.cancel_url;
  return target ? html`<p><a href="${target}">Back to the shop</a></p>` : null;
}
