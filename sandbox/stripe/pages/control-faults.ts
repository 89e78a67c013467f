import { operations } from "../api/routes";
import type { Sandbox } from "../core";
import type { Fault } from "../faults/fault";
import { button, table } from "./control-parts";
import { type Html, html } from "./html";

/** The fault plan as it stands. */
export function faultTable(sandbox: Sandbox): Html {
  const faults = [...sandbox.tables.fault.oldestFirst()];
  const rows = faults.map((fault) => [fault.effect, meant(fault), `${fault.struck} of ${fault.count}`]);
  return html`${table(["Effect", "For", "Struck"], rows)}
${faults.length > 0 && button("/_sandbox/faults/clear", "Take all away")}`;
}

const meant = (fault: Fault): string =>
  "operation" in fault ? fault.operation : [fault.events].flat().join(", ");

/** The two forms that add a fault: to an operation of the API, and to the delivery of events. */
export function faultForms(): Html {
  const names = ["*", ...operations.map(({ name }) => name)];
  return html`<form method="post" action="/_sandbox/faults" class="row">
${select("api-effect", "API fault", "effect", ["error_after", "error_before", "hang", "rate_limit", "drop_connection"])}
${select("api-operation", "Operation", "operation", names)}
${count("api-count")}
<button type="submit">Add API fault</button></form>
<form method="post" action="/_sandbox/faults" class="row">
${select("event-effect", "Event fault", "effect", ["delay", "drop", "duplicate", "reorder", "stale_signature", "corrupt_signature"])}
${select("event-type", "Events", "events", eventTypes)}
${count("event-count")}
<button type="submit">Add event fault</button></form>`;
}

const eventTypes = [
  "*",
  "checkout.session.*",
  "checkout.session.completed",
  "checkout.session.expired",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "payment_intent.*",
  "charge.*",
  "charge.refunded",
  "refund.*",
];

function select(id: string, label: string, name: string, options: readonly string[]): Html {
  return html`<div class="field"><label for="${id}">${label}</label>
<select id="${id}" name="${name}">${options.map((option) => html`<option>${option}</option>`)}</select></div>`;
}

function count(id: string): Html {
  return html`<div class="field"><label for="${id}">How often</label>
<input type="text" inputmode="numeric" id="${id}" name="count" value="1"></div>`;
}
