import type { Sandbox } from "../core";
import { watchDebit } from "./bank-debit";
import { watchExpiry } from "./open-session";
import { watchRefund } from "./refund-end";
import { watchCapture } from "./settle-charge";

const day = 86_400_000;
/** Stripe lets events be listed for 30 days (https://docs.stripe.com/api/events). */
const eventsKept = 30 * day;

/** After a start: takes up again all that waited for its time, from the rows that say so. */
export function resumeWaiting(sandbox: Sandbox): void {
  const { tables, clock } = sandbox;
  for (const session of tables.session.oldestFirst()) {
    if (session.status === "open") watchExpiry(sandbox, session);
  }
  for (const basket of tables.basket.oldestFirst()) {
    if (basket.promise) watchDebit(sandbox, basket.id, basket.promise.at);
  }
  for (const plan of tables.refund_plan.oldestFirst()) watchRefund(sandbox, plan);
  for (const charge of tables.charge.oldestFirst()) {
    if (charge.status === "succeeded" && charge.balance_transaction === null) watchCapture(sandbox, charge);
  }
  sandbox.commit(null, (tx) => {
    for (const event of tables.event.oldestFirst()) {
      if (event.created * 1000 < clock.now() - eventsKept) tx.remove("event", event.id);
    }
    for (const delivery of tables.delivery.oldestFirst()) {
      if (!tables.event.get(delivery.event)) tx.remove("delivery", delivery.id);
    }
    for (const answer of tables.answer.oldestFirst()) {
      if (answer.at < clock.now() - day) tx.remove("answer", answer.id);
    }
    for (const fault of tables.fault.oldestFirst()) {
      if (!("held" in fault)) continue;
      const { held: _, ...free } = fault;
      tx.put("fault", free);
    }
  });
  const waiting = [...tables.delivery.oldestFirst()].filter(
    ({ state }) => state === "waiting" || state === "held",
  );
  sandbox.webhooks.accept(waiting);
}
