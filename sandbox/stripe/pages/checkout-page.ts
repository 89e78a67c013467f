import type Stripe from "stripe";
import type { Sandbox } from "../core";
import type { Answer } from "../http/answer";
import { testCards } from "../payments/cards";
import { testAccounts } from "../payments/ibans";
import type { FieldErrors, FieldName, Typed } from "./checkout-form";
import { type Html, html } from "./html";
import { money } from "./money";
import { page } from "./page";

/** The payment form of an open session, with what was typed and what is wrong with it. */
export function checkoutPage(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  typed: Typed,
  errors: FieldErrors,
): Answer {
  const wrong = Object.entries(errors) as [FieldName, string][];
  const total = money(session.amount_total ?? 0, session.currency ?? "usd", session.locale);
  const body = html`${banner}
<main class="two">
<section aria-labelledby="summary">
<h1 id="summary">${verb(session)} ${total}</h1>
${lines(sandbox, session)}
<div class="total"><span>Total</span><span>${total}</span></div>
${session.cancel_url !== null && html`<p><a href="${session.cancel_url}">Cancel and go back to the shop</a></p>`}
</section>
<section aria-labelledby="pay" class="card">
<h2 id="pay">Payment details</h2>
${wrong.length > 0 && problems(wrong)}
<form method="post" action="/c/pay/${session.id}" novalidate class="form">
${emailField(session, typed, errors)}
${session.amount_total !== 0 && methods(session, typed, errors)}
${session.custom_text.submit && html`<p class="soft">${session.custom_text.submit.message}</p>`}
<button type="submit" class="wide">${verb(session)} ${session.amount_total === 0 ? "" : total}</button>
</form>
${hints(session)}
</section>
</main>`;
  const title = `${verb(session)} ${total}`;
  return page(wrong.length > 0 ? `Error: ${wrong[0]![1]} · ${title}` : title, body);
}

export const banner = html`<header class="top"><span class="badge">Test</span>
<span>Stripe sandbox: no money moves</span></header>`;

const words: Readonly<Record<string, string>> = { book: "Book", donate: "Donate" };
const verb = (session: Stripe.Checkout.Session): string => {
  if (session.amount_total === 0) return "Complete order";
  return words[session.submit_type ?? "pay"] ?? "Pay";
};

function lines(sandbox: Sandbox, session: Stripe.Checkout.Session): Html {
  const basket = sandbox.tables.basket.get(session.id)?.lines ?? [];
  return html`<ul class="lines">${basket.map((line) => {
    const product = sandbox.tables.product.get(String(line.price?.product));
    const picture = product?.images[0];
    const quantity = line.quantity ?? 1;
    const each = money(line.price?.unit_amount ?? 0, line.currency, session.locale);
    return html`<li>${picture !== undefined && html`<img src="${picture}" alt="" loading="lazy">`}
<span class="what">${line.description}
${product?.description && html`<br><span class="soft">${product.description}</span>`}
${quantity > 1 && html`<br><span class="soft">${quantity} × ${each}</span>`}</span>
<span>${money(line.amount_total, line.currency, session.locale)}</span></li>`;
  })}</ul>`;
}

function problems(wrong: readonly [FieldName, string][]): Html {
  return html`<div class="alert" role="alert"><h3>There is a problem</h3><ul>
${wrong.map(([name, message]) => html`<li><a href="#${name}">${message}</a></li>`)}</ul></div>`;
}

function emailField(session: Stripe.Checkout.Session, typed: Typed, errors: FieldErrors): Html {
  const fixed = session.customer_email !== null && html` readonly`;
  return field(
    "email",
    "Email",
    errors,
    html`type="email" autocomplete="email" value="${typed.email}"${fixed}`,
  );
}

function field(name: FieldName, label: string, errors: FieldErrors, attributes: Html): Html {
  const error = errors[name];
  const first = error !== undefined && Object.keys(errors)[0] === name && html` autofocus`;
  const told = error !== undefined && html` aria-invalid="true" aria-describedby="${name}-error"`;
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" aria-required="true" ${attributes}${told}${first}>
${error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`}</div>`;
}

function methods(session: Stripe.Checkout.Session, typed: Typed, errors: FieldErrors): Html {
  const offered = session.payment_method_types;
  const both = offered.includes("card") && offered.includes("sepa_debit");
  return html`${both && chooser(typed)}
${offered.includes("card") && cardFields(typed, errors)}
${offered.includes("sepa_debit") && accountFields(typed, errors)}`;
}

function chooser(typed: Typed): Html {
  const checked = (method: Typed["method"]): Html | false => typed.method === method && html` checked`;
  return html`<fieldset class="field"><legend>Payment method</legend>
<div class="choice"><input type="radio" id="method-card" name="method" value="card"${checked("card")}>
<label for="method-card">Card</label></div>
<div class="choice"><input type="radio" id="method-sepa" name="method" value="sepa_debit"${checked("sepa_debit")}>
<label for="method-sepa">Bank debit (SEPA)</label></div></fieldset>`;
}

function cardFields(typed: Typed, errors: FieldErrors): Html {
  const digits = html`type="text" inputmode="numeric"`;
  return html`<fieldset class="by-card"><legend>Card</legend>
${field("card-number", "Card number", errors, html`${digits} autocomplete="cc-number" placeholder="4242 4242 4242 4242"`)}
<div class="pair">
${field("expiry", "Expiry (MM/YY)", errors, html`${digits} autocomplete="cc-exp" placeholder="12/34" value="${typed.expiry}"`)}
${field("cvc", "Security code", errors, html`${digits} autocomplete="cc-csc" placeholder="123"`)}
</div></fieldset>`;
}

function accountFields(typed: Typed, errors: FieldErrors): Html {
  return html`<fieldset class="sepa"><legend>Bank debit (SEPA)</legend>
${field("iban", "IBAN", errors, html`type="text" placeholder="AT61 1904 3002 3457 3201" value="${typed.iban}"`)}
${field("name", "Name on the account", errors, html`type="text" autocomplete="name" value="${typed.name}"`)}
<p class="soft">The money arrives later, or does not: the account decides.</p></fieldset>`;
}

function hints(session: Stripe.Checkout.Session): Html {
  const grouped = (digits: string): string => digits.replaceAll(/(.{4})(?=.)/g, "$1 ");
  const entry = (code: string, does: string): Html => html`<li><code>${grouped(code)}</code> ${does}</li>`;
  const offered = session.payment_method_types;
  return html`<details><summary>Test cards and accounts</summary>
<p class="soft">Any future date, any security code.</p>
<ul>${offered.includes("card") && testCards.map((card) => entry(card.number, card.does))}
${offered.includes("sepa_debit") && testAccounts.map((account) => entry(account.iban, account.does))}</ul></details>`;
}
