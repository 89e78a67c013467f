import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { cart, refusal, startTestbed, type Testbed } from "../testbed";

let bed: Testbed;
beforeAll(async () => {
  bed = await startTestbed({ asyncDelay: 60_000 });
});
beforeEach(() => bed.control.reset());
afterAll(() => bed.close());

/** A paid session's intent. */
async function paid(card?: string): Promise<string> {
  const { id } = await bed.stripe.checkout.sessions.create(cart());
  const { session } = await bed.control.pay(id, { card });
  return session!.payment_intent!;
}
const chargeOf = async (intent: string): Promise<Stripe.Charge> => {
  const { latest_charge } = await bed.stripe.paymentIntents.retrieve(intent, {
    expand: ["latest_charge.refunds"],
  });
  return latest_charge as Stripe.Charge;
};
const lastEvents = async (n: number): Promise<string[]> =>
  (await bed.stripe.events.list({ limit: n })).data.map(({ type }) => type).reverse();

it("gives back a part, then the rest, by intent and by charge", async () => {
  const payment_intent = await paid();
  const part = await bed.stripe.refunds.create({
    payment_intent,
    amount: 1000,
    reason: "requested_by_customer",
    metadata: { refund: "ref_1" },
  });
  expect(part).toMatchObject({
    status: "succeeded",
    amount: 1000,
    currency: "eur",
    payment_intent,
    reason: "requested_by_customer",
    metadata: { refund: "ref_1" },
  });
  const charge = await chargeOf(payment_intent);
  expect(charge).toMatchObject({ amount_refunded: 1000, refunded: false });
  expect(charge.refunds?.data.map(({ id }) => id)).toEqual([part.id]);
  const rest = await bed.stripe.refunds.create({ charge: charge.id }, { idempotencyKey: "rest" });
  expect(rest.amount).toBe(3498);
  expect(await chargeOf(payment_intent)).toMatchObject({ amount_refunded: 4498, refunded: true });
  expect(await bed.stripe.balanceTransactions.retrieve(String(rest.balance_transaction))).toMatchObject({
    amount: -3498,
    fee: 0,
    net: -3498,
    type: "refund",
    source: rest.id,
  });
  expect((await bed.stripe.refunds.list({ payment_intent })).data.map(({ id }) => id)).toEqual([
    rest.id,
    part.id,
  ]);
  const [updated] = (await bed.stripe.events.list({ type: "charge.refunded" })).data;
  expect(updated?.request?.idempotency_key).toBe("rest");
  expect(updated?.data.previous_attributes).toEqual({ amount_refunded: 1000, refunded: false });
});

it("never gives back more than was taken, however many ask at once", async () => {
  const payment_intent = await paid();
  const over = await refusal(bed.stripe.refunds.create({ payment_intent, amount: 4499 }));
  expect(over).toMatchObject({ param: "amount", statusCode: 400 });
  expect(over.message).toBe("Refund amount (€44.99) is greater than unrefunded amount on charge (€44.98)");
  const asked = await Promise.allSettled(
    Array.from({ length: 10 }, () => bed.stripe.refunds.create({ payment_intent, amount: 1000 })),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
  await bed.stripe.refunds.create({ payment_intent });
  const none = await refusal(bed.stripe.refunds.create({ payment_intent, amount: 1 }));
  expect(none.code).toBe("charge_already_refunded");
  const refunds = await bed.stripe.refunds.list({ payment_intent, limit: 100 });
  expect(refunds.data.reduce((sum, { amount }) => sum + amount, 0)).toBe(4498);
});

it("refuses what makes no sense", async () => {
  const payment_intent = await paid();
  const create = (params: object): Promise<Stripe.errors.StripeError> =>
    refusal(bed.stripe.refunds.create(params));
  expect(await create({ payment_intent, amount: 0 })).toMatchObject({ code: "parameter_invalid_integer" });
  expect(await create({ payment_intent, amount: -5 })).toMatchObject({ code: "parameter_invalid_integer" });
  expect(await create({ payment_intent, reason: "bored" })).toMatchObject({ param: "reason" });
  expect((await create({})).message).toContain("payment_intent or charge");
  const { id } = await bed.stripe.checkout.sessions.create(cart());
  await bed.control.pay(id, { card: "4000000000000002" });
  const unpaid = String((await bed.stripe.checkout.sessions.retrieve(id)).payment_intent);
  expect((await create({ payment_intent: unpaid })).message).toContain("does not have a successful charge");
});

it("tells of a refund that somebody made in the dashboard", async () => {
  const payment_intent = await paid();
  const refund = await bed.control.refund({ payment_intent, amount: 500, metadata: { by: "hand" } });
  expect(await bed.stripe.refunds.retrieve(refund.id)).toMatchObject({
    amount: 500,
    metadata: { by: "hand" },
  });
  expect(await lastEvents(2)).toEqual(["refund.created", "charge.refunded"]);
  const [event] = (await bed.stripe.events.list({ type: "refund.created" })).data;
  expect(event?.request).toEqual({ id: null, idempotency_key: null });
});

it("lets a refund fail later, by fault or by card, and takes it off the charge", async () => {
  await bed.control.addFault({ effect: "refund_fails", ms: 30_000 });
  for (const card of [undefined, "4000000000005126"]) {
    const payment_intent = await paid(card);
    const refund = await bed.stripe.refunds.create({ payment_intent });
    expect(refund.status).toBe("succeeded");
    await bed.control.advance(60);
    const failed = await bed.stripe.refunds.retrieve(refund.id);
    expect(failed).toMatchObject({ status: "failed", failure_reason: "expired_or_canceled_card" });
    expect(failed.failure_balance_transaction).toMatch(/^txn_/);
    expect(await chargeOf(payment_intent)).toMatchObject({ amount_refunded: 0, refunded: false });
    expect(await lastEvents(3)).toEqual(["refund.failed", "refund.updated", "charge.refund.updated"]);
    expect((await bed.stripe.refunds.create({ payment_intent })).amount).toBe(4498);
  }
});

it("lets a refund be pending first", async () => {
  const payment_intent = await paid("4000000000007726");
  const refund = await bed.stripe.refunds.create({ payment_intent });
  expect(refund.status).toBe("pending");
  await bed.control.advance(60);
  expect(await bed.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "succeeded" });
  expect(await bed.stripe.refunds.update(refund.id, { metadata: { seen: "yes" } })).toMatchObject({
    metadata: { seen: "yes" },
  });
});
