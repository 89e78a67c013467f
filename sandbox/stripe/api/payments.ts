import type Stripe from "stripe";
import type { Tx } from "../core";
import { invalid, noSuch } from "../http/errors";
import { ignored, type RulesFor } from "../http/rules";
import { oneOf, text } from "../http/values";
import { is } from "./checkout-sessions";
import { listPage, pagingByTime } from "./listing";
import { type Operation, operation } from "./operation";
import { shownBalanceTransaction } from "./shown";

const reasons = ["duplicate", "fraudulent", "requested_by_customer", "abandoned"] as const;

/** https://docs.stripe.com/api/payment_intents */
export const paymentIntents: Operation[] = [
  operation(
    "payment_intents.retrieve",
    "GET /v1/payment_intents/:id",
    { client_secret: ignored },
    ({ tx, id }) => findIntent(tx, id),
  ),

  operation(
    "payment_intents.list",
    "GET /v1/payment_intents",
    {
      ...pagingByTime,
      customer: text(),
      customer_account: text(),
    } satisfies RulesFor<Stripe.PaymentIntentListParams>,
    ({ tx, params }) =>
      listPage(params, {
        table: tx.tables.payment_intent,
        noun: "payment_intent",
        url: "/v1/payment_intents",
        keep: (intent) =>
          is(params.customer, intent.customer) && is(params.customer_account, intent.customer_account),
      }),
  ),

  // Every PaymentIntent of the sandbox belongs to a Checkout Session, and those cannot be cancelled by themselves.
  operation(
    "payment_intents.cancel",
    "POST /v1/payment_intents/:id/cancel",
    { cancellation_reason: oneOf(reasons) } satisfies RulesFor<Stripe.PaymentIntentCancelParams>,
    ({ tx, id }) => {
      const intent = findIntent(tx, id);
      const finished = intent.status === "succeeded" || intent.status === "canceled";
      throw invalid(
        finished
          ? `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`
          : "You cannot cancel the PaymentIntent for a Checkout Session. Expire the Checkout Session instead.",
        undefined,
        "payment_intent_unexpected_state",
      );
    },
  ),
];

/** https://docs.stripe.com/api/charges */
export const charges: Operation[] = [
  operation("charges.retrieve", "GET /v1/charges/:id", {}, ({ tx, id }) => findCharge(tx, id)),

  operation(
    "charges.list",
    "GET /v1/charges",
    {
      ...pagingByTime,
      customer: text(),
      payment_intent: text(),
      transfer_group: text(),
    } satisfies RulesFor<Stripe.ChargeListParams>,
    ({ tx, params }) =>
      listPage(params, {
        table: tx.tables.charge,
        noun: "charge",
        url: "/v1/charges",
        keep: (charge) =>
          is(params.customer, charge.customer) &&
          is(params.payment_intent, charge.payment_intent) &&
          is(params.transfer_group, charge.transfer_group),
      }),
  ),
];

/** https://docs.stripe.com/api/balance_transactions */
export const balanceTransactions: Operation[] = [
  operation("balance_transactions.retrieve", "GET /v1/balance_transactions/:id", {}, ({ tx, id }) => {
    const movement = tx.tables.balance_transaction.get(id);
    if (!movement) throw noSuch("balance transaction", id, "id");
    return shownBalanceTransaction(movement, tx.now);
  }),

  operation(
    "balance_transactions.list",
    "GET /v1/balance_transactions",
    {
      ...pagingByTime,
      currency: text(3),
      payout: text(),
      source: text(),
      type: text(),
    } satisfies RulesFor<Stripe.BalanceTransactionListParams>,
    ({ tx, params }) => {
      const page = listPage(params, {
        table: tx.tables.balance_transaction,
        noun: "balance transaction",
        url: "/v1/balance_transactions",
        // There are no payouts here, so none contains a movement.
        keep: (movement) =>
          params.payout === undefined &&
          is(params.currency, movement.currency) &&
          is(params.source, movement.source) &&
          is(params.type, movement.type),
      });
      return { ...page, data: page.data.map((movement) => shownBalanceTransaction(movement, tx.now)) };
    },
  ),
];

export function findIntent(tx: Tx, id: string, param = "intent"): Stripe.PaymentIntent {
  const intent = tx.tables.payment_intent.get(id);
  if (!intent) throw noSuch("payment_intent", id, param);
  return intent;
}

export function findCharge(tx: Tx, id: string, param = "charge"): Stripe.Charge {
  const charge = tx.tables.charge.get(id);
  if (!charge) throw noSuch("charge", id, param);
  return charge;
}
