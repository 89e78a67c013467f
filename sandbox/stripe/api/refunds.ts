import type Stripe from "stripe";
import type { Tx } from "../core";
import { beforeWork, invalid, noSuch } from "../http/errors";
import { ignored, type RulesFor, unsupported } from "../http/rules";
import { int, metadata, oneOf, text } from "../http/values";
import { refundCharge } from "../payments/refund";
import { is } from "./checkout-sessions";
import { listPage, pagingByTime } from "./listing";
import { mergedMetadata } from "./metadata";
import { type Operation, operation } from "./operation";
import { findCharge, findIntent } from "./payments";

const createParams = {
  amount: int(1),
  charge: text(),
  currency: unsupported,
  customer: unsupported,
  instructions_email: ignored,
  metadata: metadata(),
  origin: unsupported,
  payment_intent: text(),
  reason: oneOf(["duplicate", "fraudulent", "requested_by_customer"]),
  refund_application_fee: unsupported,
  reverse_transfer: unsupported,
} satisfies RulesFor<Stripe.RefundCreateParams>;

/** https://docs.stripe.com/api/refunds */
export const refunds: Operation[] = [
  operation("refunds.create", "POST /v1/refunds", createParams, ({ tx, params, refundFate }) => {
    const charge = beforeWork(() => chargeToRefund(tx, params));
    return refundCharge(tx, charge, params, refundFate);
  }),

  operation("refunds.retrieve", "GET /v1/refunds/:id", {}, ({ tx, id }) => find(tx, id)),

  operation("refunds.update", "POST /v1/refunds/:id", { metadata: metadata() }, ({ tx, id, params }) => {
    const before = find(tx, id);
    const after: Stripe.Refund = { ...before, metadata: mergedMetadata(before.metadata, params.metadata) };
    tx.put("refund", after);
    tx.emit("refund.updated", after);
    tx.emit("charge.refund.updated", after);
    return after;
  }),

  operation(
    "refunds.list",
    "GET /v1/refunds",
    { ...pagingByTime, charge: text(), payment_intent: text() } satisfies RulesFor<Stripe.RefundListParams>,
    ({ tx, params }) =>
      listPage(params, {
        table: tx.tables.refund,
        noun: "refund",
        url: "/v1/refunds",
        keep: (refund) =>
          is(params.charge, refund.charge) && is(params.payment_intent, refund.payment_intent),
      }),
  ),
];

/** The charge that is named, itself or by its PaymentIntent. @throws ApiError when none or both are. */
export function chargeToRefund(tx: Tx, named: { charge?: string; payment_intent?: string }): Stripe.Charge {
  if (named.charge !== undefined && named.payment_intent !== undefined) {
    throw invalid("You may only specify one of these parameters: charge, payment_intent.", "charge");
  }
  if (named.charge !== undefined) return findCharge(tx, named.charge);
  if (named.payment_intent === undefined) {
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  }
  const intent = findIntent(tx, named.payment_intent, "payment_intent");
  if (intent.status !== "succeeded" || typeof intent.latest_charge !== "string") {
    throw invalid(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      "payment_intent",
    );
  }
  return findCharge(tx, intent.latest_charge);
}

function find(tx: Tx, id: string): Stripe.Refund {
  const refund = tx.tables.refund.get(id);
  if (!refund) throw noSuch("refund", id, "refund");
  return refund;
}
