import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { cart, refusal, startTestbed, type Testbed } from "../testbed";

let bed: Testbed;
beforeAll(async () => {
  bed = await startTestbed({ asyncDelay: 600_000 });
});
beforeEach(() => bed.control.reset());
afterAll(() => bed.close());

const open = async (overrides = {}): Promise<string> =>
  (await bed.stripe.checkout.sessions.create(cart(overrides))).id;
const eventTypes = async (): Promise<string[]> =>
  (await bed.stripe.events.list({ limit: 100 })).data.map(({ type }) => type).reverse();
const promised = [
  "payment_intent.created",
  "charge.pending",
  "payment_intent.processing",
  "checkout.session.completed",
];

it("completes the session unpaid and pays it after the delay", async () => {
  const id = await open();
  const answer = await bed.control.pay(id, { method: "sepa_succeeds" });
  expect(answer).toMatchObject({
    outcome: "processing",
    session: { status: "complete", payment_status: "unpaid" },
  });
  expect(await eventTypes()).toEqual(promised);
  await bed.control.advance(600);
  const session = await bed.stripe.checkout.sessions.retrieve(id, {
    expand: ["payment_intent.latest_charge"],
  });
  expect(session.payment_status).toBe("paid");
  expect(session.payment_intent).toMatchObject({
    status: "succeeded",
    latest_charge: {
      status: "succeeded",
      balance_transaction: expect.stringMatching(/^txn_/),
      payment_method_details: { type: "sepa_debit", sepa_debit: { last4: "3201" } },
    },
  });
  expect((await eventTypes()).slice(promised.length)).toEqual([
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.async_payment_succeeded",
  ]);
});

it("fails when the account says so, once, at the word of the control API", async () => {
  const id = await open();
  await bed.control.pay(id, { method: "sepa_fails" });
  expect(await bed.control.settle(id)).toMatchObject({ status: "complete", payment_status: "unpaid" });
  await bed.control.advance(3600);
  expect((await eventTypes()).slice(promised.length)).toEqual([
    "charge.failed",
    "payment_intent.payment_failed",
    "checkout.session.async_payment_failed",
  ]);
  const { payment_intent } = await bed.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  expect(payment_intent).toMatchObject({ status: "requires_payment_method", amount_received: 0 });
  await expect(bed.control.settle(id)).rejects.toThrow("does not wait");
});

it("plays the slow accounts and the disputed one", async () => {
  const slow = await open();
  await bed.control.pay(slow, { iban: "AT32 1904 3002 3547 3204" });
  const disputed = await open();
  await bed.control.pay(disputed, { iban: "AT591904300235473203" });
  await bed.control.advance(601);
  expect((await bed.stripe.checkout.sessions.retrieve(slow)).payment_status).toBe("unpaid");
  expect((await bed.stripe.disputes.list()).data).toMatchObject([{ reason: "debit_not_authorized" }]);
  await bed.control.advance(180);
  expect((await bed.stripe.checkout.sessions.retrieve(slow)).payment_status).toBe("paid");
});

it("keeps the money of a pending debit from being refunded", async () => {
  const id = await open();
  await bed.control.pay(id, { method: "sepa_succeeds" });
  const { payment_intent } = await bed.stripe.checkout.sessions.retrieve(id);
  const early = await refusal(bed.stripe.refunds.create({ payment_intent: String(payment_intent) }));
  expect(early.message).toContain("does not have a successful charge to refund");
  await bed.control.settle(id);
  const refund = await bed.stripe.refunds.create({ payment_intent: String(payment_intent) });
  expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
  await bed.control.advance(600);
  expect(await bed.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "succeeded" });
});

it("offers the method unless the session filters it out", async () => {
  const id = await open({ allowed_payment_method_types: ["card", "klarna"] });
  expect(await bed.control.pay(id, { method: "sepa_succeeds" })).toMatchObject({
    reason: "method_not_offered",
  });
  const session = await bed.stripe.checkout.sessions.create(
    cart({ excluded_payment_method_types: ["card"] }),
  );
  expect(session.payment_method_types).toEqual(["sepa_debit"]);
  expect(await bed.control.pay(session.id)).toMatchObject({ reason: "method_not_offered" });
  // Taken out of the API with version 2026-09-30.endive.
  const old = { ...cart(), ...{ payment_method_types: ["card"] } };
  expect(await refusal(bed.stripe.checkout.sessions.create(old))).toMatchObject({
    code: "parameter_unknown",
  });
});
