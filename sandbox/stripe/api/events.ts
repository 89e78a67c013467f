import type Stripe from "stripe";
import { matches } from "../faults/fault";
import { invalid, noSuch } from "../http/errors";
import type { RulesFor } from "../http/rules";
import { bool, list, text } from "../http/values";
import { listPage, pagingByTime } from "./listing";
import { type Operation, operation } from "./operation";
import { pendingWebhooks } from "./shown";

const thirtyDays = 2_592_000;

/** https://docs.stripe.com/api/events: the last 30 days. */
export const events: Operation[] = [
  operation("events.retrieve", "GET /v1/events/:id", {}, ({ tx, id }) => {
    const event = tx.tables.event.get(id);
    if (!event) throw noSuch("event", id, "id");
    return withPending(event, pendingWebhooks(tx.tables));
  }),

  operation(
    "events.list",
    "GET /v1/events",
    {
      ...pagingByTime,
      delivery_success: bool(),
      type: text(),
      types: list(text(), 20),
    } satisfies RulesFor<Stripe.EventListParams>,
    ({ tx, params }) => {
      if (params.type !== undefined && params.types !== undefined) {
        throw invalid("You may only specify one of these parameters: type, types.", "type");
      }
      const patterns = params.types ?? (params.type === undefined ? ["*"] : [params.type]);
      const pending = pendingWebhooks(tx.tables);
      const page = listPage(params, {
        table: tx.tables.event,
        noun: "event",
        url: "/v1/events",
        keep: (event) =>
          event.created >= tx.now - thirtyDays &&
          patterns.some((pattern) => matches(pattern, event.type)) &&
          (params.delivery_success === undefined || params.delivery_success === !pending.has(event.id)),
      });
      return { ...page, data: page.data.map((event) => withPending(event, pending)) };
    },
  ),
];

function withPending(event: Stripe.EventBase, pending: Map<string, number>): Stripe.EventBase {
  return { ...event, pending_webhooks: pending.get(event.id) ?? 0 };
}
