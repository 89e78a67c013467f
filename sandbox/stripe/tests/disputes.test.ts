import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { cart, refusal, startTestbed, type Testbed } from "../testbed";

let bed: Testbed;
beforeAll(async () => {
  bed = await startTestbed();
});
beforeEach(() => bed.control.reset());
afterAll(() => bed.close());

async function paid(card?: string): Promise<string> {
  const { id } = await bed.stripe.checkout.sessions.create(cart());
  return (await bed.control.pay(id, { card })).session!.payment_intent!;
}
const types = async (): Promise<string[]> =>
  (await bed.stripe.events.list({ type: "charge.dispute.*", limit: 100 })).data
    .map(({ type }) => type)
    .reverse();

it("takes the money and the fee, and blocks refunds", async () => {
  const payment_intent = await paid();
  const dispute = await bed.control.dispute({ payment_intent, reason: "product_not_received" });
  const found = await bed.stripe.disputes.retrieve(dispute.id, { expand: ["charge"] });
  expect(found).toMatchObject({
    amount: 4498,
    status: "needs_response",
    reason: "product_not_received",
    payment_intent,
    charge: { disputed: true },
    balance_transactions: [{ amount: -4498, fee: 1500, net: -5998, type: "adjustment" }],
  });
  expect(found.evidence_details.due_by).toBe(found.created + 7 * 86_400);
  expect((await bed.stripe.disputes.list({ payment_intent })).data).toHaveLength(1);
  expect(await refusal(bed.stripe.refunds.create({ payment_intent }))).toMatchObject({
    code: "charge_disputed",
  });
  expect(await types()).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn"]);
});

it("takes evidence, and decides on Stripe's test texts", async () => {
  const won = await bed.control.dispute({ payment_intent: await paid() });
  const draft = await bed.stripe.disputes.update(won.id, {
    evidence: { customer_name: "Ada" },
    metadata: { case: "7" },
    submit: false,
  });
  expect(draft).toMatchObject({
    status: "needs_response",
    metadata: { case: "7" },
    evidence: { customer_name: "Ada" },
  });
  const sent = await bed.stripe.disputes.update(won.id, {
    evidence: { uncategorized_text: "winning_evidence" },
  });
  expect(sent).toMatchObject({ status: "won", evidence: { customer_name: "Ada" } });
  expect(sent.balance_transactions.map(({ amount }) => amount)).toEqual([-4498, 4498]);
  expect(await types()).toEqual([
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.updated",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_reinstated",
  ]);
  const lost = await bed.control.dispute({ payment_intent: await paid() });
  const answered = await bed.stripe.disputes.update(lost.id, { evidence: { uncategorized_text: "Here." } });
  expect(answered.status).toBe("under_review");
  expect(await bed.control.closeDispute(lost.id, "lost")).toMatchObject({ status: "lost" });
  expect((await refusal(bed.stripe.disputes.close(lost.id))).message).toContain("already closed");
});

it("opens by a test card, and closes when the shop accepts it", async () => {
  await paid("4000000000000259");
  const [dispute] = (await bed.stripe.disputes.list()).data;
  expect(dispute).toMatchObject({ reason: "fraudulent", status: "needs_response" });
  expect(await bed.stripe.disputes.close(dispute!.id)).toMatchObject({ status: "lost" });
  await expect(bed.control.dispute({ charge: String(dispute!.charge) })).rejects.toThrow("disputed already");
});
