import type Stripe from "stripe";
import type { Tx } from "../core";
import { noSuch } from "../http/errors";
import { ignored, type RulesFor, shape, unsupported } from "../http/rules";
import { bool, metadata, text } from "../http/values";
import { answerDispute, closeDispute } from "../payments/dispute";
import { is } from "./checkout-sessions";
import { listPage, pagingByTime } from "./listing";
import { mergedMetadata } from "./metadata";
import { type Operation, operation } from "./operation";

const evidence = {
  access_activity_log: text(20_000),
  appeal: unsupported,
  billing_address: text(),
  cancellation_policy: text(),
  cancellation_policy_disclosure: text(20_000),
  cancellation_rebuttal: text(20_000),
  customer_communication: text(),
  customer_email_address: text(),
  customer_name: text(),
  customer_purchase_ip: text(),
  customer_signature: text(),
  duplicate_charge_documentation: text(),
  duplicate_charge_explanation: text(20_000),
  duplicate_charge_id: text(),
  enhanced_evidence: unsupported,
  product_description: text(20_000),
  receipt: text(),
  refund_policy: text(),
  refund_policy_disclosure: text(20_000),
  refund_refusal_explanation: text(20_000),
  service_date: text(),
  service_documentation: text(),
  shipping_address: text(),
  shipping_carrier: text(),
  shipping_date: text(),
  shipping_documentation: text(),
  shipping_tracking_number: text(),
  uncategorized_file: text(),
  uncategorized_text: text(20_000),
} satisfies RulesFor<Stripe.DisputeUpdateParams.Evidence>;

const updateParams = {
  evidence: shape(evidence),
  intended_submission_method: ignored,
  metadata: metadata(),
  submit: bool(),
} satisfies RulesFor<Stripe.DisputeUpdateParams>;

/** https://docs.stripe.com/api/disputes; they are opened by the control API or by a test card. */
export const disputes: Operation[] = [
  operation("disputes.retrieve", "GET /v1/disputes/:id", {}, ({ tx, id }) => find(tx, id)),

  // Stripe submits to the bank at once unless told to wait.
  operation("disputes.update", "POST /v1/disputes/:id", updateParams, ({ tx, id, params }) => {
    const dispute = find(tx, id);
    const given = params.evidence ?? {};
    const submit = params.submit ?? params.evidence !== undefined;
    return answerDispute(tx, dispute, given, mergedMetadata(dispute.metadata, params.metadata), submit);
  }),

  operation("disputes.close", "POST /v1/disputes/:id/close", {}, ({ tx, id }) =>
    closeDispute(tx, find(tx, id), "lost"),
  ),

  operation(
    "disputes.list",
    "GET /v1/disputes",
    { ...pagingByTime, charge: text(), payment_intent: text() } satisfies RulesFor<Stripe.DisputeListParams>,
    ({ tx, params }) =>
      listPage(params, {
        table: tx.tables.dispute,
        noun: "dispute",
        url: "/v1/disputes",
        keep: (dispute) =>
          is(params.charge, dispute.charge) && is(params.payment_intent, dispute.payment_intent),
      }),
  ),
];

function find(tx: Tx, id: string): Stripe.Dispute {
  const dispute = tx.tables.dispute.get(id);
  if (!dispute) throw noSuch("dispute", id, "dispute");
  return dispute;
}
