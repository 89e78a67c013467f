import type Stripe from "stripe";
import type { Sandbox } from "../core";
import type { Answer } from "../http/answer";
import { faultForms, faultTable } from "./control-faults";
import { button, type Cell, table } from "./control-parts";
import { type Html, html } from "./html";
import { money } from "./money";
import { page } from "./page";

const shown = 50;

/** The newest rows of a table, as many as a page can bear. */
function newest<Row extends { id: string }>(table: { newestFirst(): Iterable<Row> }): Row[] {
  const rows: Row[] = [];
  for (const row of table.newestFirst()) {
    if (rows.push(row) === shown) break;
  }
  return rows;
}

/** One page for everything that a demo or a person at a test needs; every button is a form of the control API. */
export function controlPage(sandbox: Sandbox): Answer {
  const { tables } = sandbox;
  const paused = tables.setting.get("webhooks")?.paused ?? false;
  return page(
    "Stripe sandbox",
    html`<header class="top"><span class="badge">Test</span> <span>Stripe sandbox</span> <a href="/_sandbox">Refresh</a></header>
<main>
<h1>Stripe sandbox</h1>
${clock(sandbox)}
<section><h2>Sessions</h2>${table(
      ["Session", "State", "Amount", "Do"],
      newest(tables.session).map((row) => sessionRow(sandbox, row)),
    )}</section>
<section><h2>Events</h2>${table(["Event", "Type", "At", "Do"], newest(tables.event).map(eventRow))}</section>
<section><h2>Webhooks ${paused ? "(paused)" : ""}</h2>
${button("/_sandbox/webhooks/pause", "Pause")} ${button("/_sandbox/webhooks/resume", "Resume")} ${button("/_sandbox/webhooks/deliver", "Send what waits")}
<ul>${[...tables.endpoint.oldestFirst()].map((endpoint) => html`<li><code>${endpoint.url}</code> ${endpoint.enabled_events.join(", ")}</li>`)}</ul>
${table(
  ["Delivery", "State", "Attempts"],
  newest(tables.delivery).map((delivery) => [
    html`<code>${delivery.type}</code>`,
    delivery.state,
    delivery.attempts.map((attempt) => attempt.status ?? attempt.error).join(", "),
  ]),
)}</section>
<section><h2>Faults</h2>${faultTable(sandbox)}${faultForms()}</section>
</main>`,
  );
}

function clock(sandbox: Sandbox): Html {
  const now = new Date(sandbox.clock.now()).toISOString();
  const step = (seconds: number, label: string): Html =>
    button("/_sandbox/clock", label, { advance_seconds: String(seconds) });
  return html`<section><h2>Clock</h2><p>${now}
${step(60, "+1 minute")} ${step(1800, "+30 minutes")} ${step(86_400, "+1 day")}
${button("/_sandbox/reset", "Reset everything")}</p></section>`;
}

function sessionRow(sandbox: Sandbox, session: Stripe.Checkout.Session): Cell[] {
  const path = `/_sandbox/sessions/${session.id}`;
  const waits = sandbox.tables.basket.get(session.id)?.promise;
  const open = session.status === "open";
  return [
    html`<a href="/c/pay/${session.id}"><code>${session.id.slice(0, 22)}…</code></a><br>${session.client_reference_id}`,
    `${session.status}, ${session.payment_status}`,
    money(session.amount_total ?? 0, session.currency ?? "usd", "en"),
    html`${open && button(`${path}/pay`, "Pay")}
${open && button(`${path}/pay`, "Decline", { card: "4000000000000002" })}
${open && button(`${path}/pay`, "Bank debit", { method: "sepa_succeeds" })}
${open && button(`${path}/expire`, "Expire")}
${waits && button(`${path}/async`, "Money arrives", { result: "succeed" })}
${waits && button(`${path}/async`, "Money fails", { result: "fail" })}`,
  ];
}

function eventRow(event: Stripe.EventBase): Cell[] {
  const path = `/_sandbox/events/${event.id}/resend`;
  return [
    html`<code>${event.id}</code>`,
    event.type,
    new Date(event.created * 1000).toISOString().slice(11, 19),
    html`${button(path, "Resend")} ${button(path, "Twice", { times: "2" })}`,
  ];
}
