import type Stripe from "stripe";
import type { Tx } from "../core";
import { invalid, noSuch } from "../http/errors";
import { need, type RulesFor, shape } from "../http/rules";
import { oneOf, text } from "../http/values";
import { expire, openSession } from "../payments/open-session";
import { Table } from "../store/table";
import { createSession } from "./create-session";
import { listPage, pageOf, paging, pagingByTime } from "./listing";
import { mergedMetadata } from "./metadata";
import { type Operation, operation } from "./operation";
import { createSessionParams, updateSessionParams } from "./session-params";

/** https://docs.stripe.com/api/checkout/sessions */
export const checkoutSessions: Operation[] = [
  operation("checkout.sessions.create", "POST /v1/checkout/sessions", createSessionParams, ({ tx, params }) =>
    createSession(tx, params),
  ),

  operation("checkout.sessions.retrieve", "GET /v1/checkout/sessions/:id", {}, ({ tx, id }) => find(tx, id)),

  operation(
    "checkout.sessions.update",
    "POST /v1/checkout/sessions/:id",
    updateSessionParams,
    ({ tx, id, params }) => {
      const session = find(tx, id);
      const updated = { ...session, metadata: mergedMetadata(session.metadata, params.metadata) };
      tx.put("session", updated);
      return updated;
    },
  ),

  operation("checkout.sessions.expire", "POST /v1/checkout/sessions/:id/expire", {}, ({ tx, id }) => {
    const { status } = find(tx, id);
    const session = openSession(tx, id);
    if (typeof session !== "string") return expire(tx, session);
    const now = status === "open" ? "expired" : status;
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${now}\`.`,
    );
  }),

  operation(
    "checkout.sessions.list",
    "GET /v1/checkout/sessions",
    {
      ...pagingByTime,
      customer: text(),
      customer_details: shape({ email: need(text()) }),
      payment_intent: text(),
      payment_link: text(),
      status: oneOf(["complete", "expired", "open"]),
      customer_account: text(),
      subscription: text(),
    } satisfies RulesFor<Stripe.Checkout.SessionListParams>,
    ({ tx, params }) =>
      listPage(params, {
        table: tx.tables.session,
        noun: "checkout.session",
        url: "/v1/checkout/sessions",
        keep: (session) =>
          is(params.customer, session.customer) &&
          is(params.customer_account, session.customer_account) &&
          is(params.customer_details?.email, session.customer_details?.email) &&
          is(params.payment_intent, session.payment_intent) &&
          is(params.payment_link, session.payment_link) &&
          is(params.status, session.status) &&
          is(params.subscription, session.subscription),
      }),
  ),

  operation(
    "checkout.sessions.list_line_items",
    "GET /v1/checkout/sessions/:id/line_items",
    paging satisfies RulesFor<Stripe.Checkout.SessionListLineItemsParams>,
    ({ tx, id, params }) => {
      const lines = new Table<Stripe.LineItem>();
      // Lists run from the newest row to the oldest; lines are shown in the order in which they were given.
      for (const line of tx.tables.basket.get(find(tx, id).id)!.lines.toReversed()) lines.put(line);
      const url = `/v1/checkout/sessions/${id}/line_items`;
      return pageOf(params, { table: lines, noun: "line_item", url, keep: () => true });
    },
  ),
];

function find(tx: Tx, id: string): Stripe.Checkout.Session {
  const session = tx.tables.session.get(id);
  if (!session) throw noSuch("checkout.session", id, "session");
  return session;
}

/** Whether a filter lets a value pass; one that was not given lets all pass. */
export const is = (wanted: string | undefined, value: unknown): boolean =>
  wanted === undefined || wanted === value;
