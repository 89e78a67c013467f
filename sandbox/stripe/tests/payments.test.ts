import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cart, refusal, startTestbed, type Testbed } from "../testbed";

let bed: Testbed;
beforeAll(async () => {
  bed = await startTestbed();
});
beforeEach(async () => {
  await bed.control.reset();
  bed.shop.received.length = 0;
});
afterAll(() => bed.close());

const open = async (overrides = {}): Promise<string> =>
  (await bed.stripe.checkout.sessions.create(cart(overrides))).id;
const eventTypes = async (): Promise<string[]> =>
  (await bed.stripe.events.list({ limit: 100 })).data.map(({ type }) => type).reverse();
const expanded = (id: string): Promise<Stripe.Checkout.Session> =>
  bed.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge.balance_transaction"] });

describe("a card that is good", () => {
  it("pays the session, the intent and the charge, less the fee", async () => {
    const id = await open();
    const paid = await bed.control.pay(id, { card: "5555 5555 5555 4444", email: "grace@example.com" });
    expect(paid).toMatchObject({
      outcome: "paid",
      redirect_url: `http://localhost:3000/return?session=${id}`,
      session: { status: "complete", payment_status: "paid" },
    });
    const session = await expanded(id);
    const intent = session.payment_intent as Stripe.PaymentIntent;
    const charge = intent.latest_charge as Stripe.Charge;
    expect(session).toMatchObject({ url: null, customer_details: { email: "grace@example.com" } });
    expect(intent).toMatchObject({
      status: "succeeded",
      amount: 4498,
      amount_received: 4498,
      currency: "eur",
      description: "Order 1001",
      metadata: { payment: "pay_1" },
    });
    expect(charge).toMatchObject({
      amount: 4498,
      amount_captured: 4498,
      amount_refunded: 0,
      paid: true,
      refunded: false,
      payment_method_details: { type: "card", card: { brand: "mastercard", last4: "4444" } },
      billing_details: { email: "grace@example.com" },
    });
    // 1.5 % of 44.98 is 0.6747, rounded to 0.67, and 0.25.
    expect(charge.balance_transaction).toMatchObject({
      amount: 4498,
      fee: 92,
      net: 4406,
      status: "pending",
      type: "charge",
      fee_details: [{ amount: 92, type: "stripe_fee" }],
    });
  });

  it("tells it in Stripe's order, each event with the object as it was then", async () => {
    const id = await open();
    await bed.control.pay(id);
    await bed.control.idle();
    const order = [
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.completed",
      "charge.updated",
    ];
    expect(await eventTypes()).toEqual(order);
    expect(bed.shop.types()).toEqual(order);
    const [created, charged] = bed.shop.received.map(({ event }) => event?.data.object);
    expect(created).toMatchObject({ status: "requires_payment_method", latest_charge: null });
    // Capture is asynchronous at Stripe: the first word of a charge comes before its balance transaction.
    expect(charged).toMatchObject({ status: "succeeded", balance_transaction: null });
  });

  it("makes a customer when the session says so", async () => {
    const id = await open({ customer_creation: "always" });
    await bed.control.pay(id);
    const { customer } = await bed.stripe.checkout.sessions.retrieve(id);
    expect(await bed.stripe.customers.retrieve(String(customer))).toMatchObject({ email: "ada@example.com" });
  });

  it("pays once, however often it is pressed", async () => {
    const id = await open();
    const presses = await Promise.all(Array.from({ length: 8 }, () => bed.control.pay(id)));
    expect(presses.filter(({ outcome }) => outcome === "paid")).toHaveLength(1);
    expect(presses.filter(({ reason }) => reason === "complete")).toHaveLength(7);
    expect((await bed.stripe.charges.list()).data).toHaveLength(1);
  });
});

describe("a card that is declined", () => {
  it.each([
    ["4000000000000002", "card_declined", "generic_decline"],
    ["4000000000009995", "card_declined", "insufficient_funds"],
    ["4000000000000069", "expired_card", "expired_card"],
    ["4000000000000127", "incorrect_cvc", "incorrect_cvc"],
  ])("%s ends with %s, and the session stays open", async (card, code, decline_code) => {
    const id = await open();
    expect(await bed.control.pay(id, { card })).toMatchObject({
      outcome: "declined",
      error: { code, decline_code },
    });
    const session = await expanded(id);
    expect(session).toMatchObject({ status: "open", payment_status: "unpaid" });
    expect(session.payment_intent).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code, decline_code, type: "card_error" },
      latest_charge: { status: "failed", failure_code: code, balance_transaction: null },
    });
    expect(await eventTypes()).toEqual([
      "payment_intent.created",
      "charge.failed",
      "payment_intent.payment_failed",
    ]);
  });

  it("can be followed by a good one on the same intent", async () => {
    const id = await open();
    await bed.control.pay(id, { card: "4000000000000002" });
    const { payment_intent: first } = await bed.stripe.checkout.sessions.retrieve(id);
    await bed.control.pay(id);
    const { payment_intent } = await expanded(id);
    expect(payment_intent).toMatchObject({ id: first, status: "succeeded", last_payment_error: null });
    const charges = await bed.stripe.charges.list({ payment_intent: String(first) });
    expect(charges.data.map(({ status }) => status)).toEqual(["succeeded", "failed"]);
  });
});

describe("3-D Secure", () => {
  it("waits for the challenge, then pays", async () => {
    const id = await open();
    const asked = await bed.control.pay(id, { card: "4000002760003184" });
    expect(asked).toMatchObject({
      outcome: "requires_action",
      challenge_url: `${bed.sandbox.url}/c/pay/${id}/3ds`,
    });
    expect((await expanded(id)).payment_intent).toMatchObject({
      status: "requires_action",
      next_action: { type: "redirect_to_url" },
    });
    expect(await bed.control.challenge(id, true)).toMatchObject({ outcome: "paid" });
    expect((await expanded(id)).payment_intent).toMatchObject({
      latest_charge: { payment_method_details: { card: { three_d_secure: { result: "authenticated" } } } },
    });
  });

  it("fails without a charge when the challenge is failed", async () => {
    const id = await open();
    const failed = await bed.control.pay(id, { card: "4000002500003155", complete_3ds: false });
    expect(failed.error?.code).toBe("payment_intent_authentication_failure");
    expect(await eventTypes()).toEqual([
      "payment_intent.created",
      "payment_intent.requires_action",
      "payment_intent.payment_failed",
    ]);
    expect(await bed.control.challenge(id, true)).toMatchObject({
      outcome: "refused",
      reason: "no_challenge",
    });
  });

  it("is over when another card is tried", async () => {
    const id = await open();
    await bed.control.pay(id, { card: "4000002500003155" });
    await bed.control.pay(id, { card: "4000000000000002" });
    expect(await bed.control.challenge(id, true)).toMatchObject({
      outcome: "refused",
      reason: "no_challenge",
    });
  });

  it("may be declined after a passed challenge", async () => {
    const id = await open();
    const declined = await bed.control.pay(id, { card: "4000008400001629", complete_3ds: true });
    expect(declined).toMatchObject({ outcome: "declined", error: { code: "card_declined" } });
  });
});

it("refuses to cancel an intent of Checkout, as Stripe does", async () => {
  const id = await open();
  await bed.control.pay(id, { card: "4000000000000002" });
  const { payment_intent } = await bed.stripe.checkout.sessions.retrieve(id);
  const error = await refusal(bed.stripe.paymentIntents.cancel(String(payment_intent)));
  expect(error).toMatchObject({ code: "payment_intent_unexpected_state", statusCode: 400 });
});

it("can leave the balance transaction for later, as live capture does", async () => {
  const slow = await startTestbed({ captureDelay: 60_000 });
  const { id } = await slow.stripe.checkout.sessions.create(cart());
  await slow.control.pay(id);
  const [charge] = (await slow.stripe.charges.list()).data;
  expect(charge?.balance_transaction).toBeNull();
  await slow.control.advance(60);
  expect((await slow.stripe.charges.retrieve(charge!.id)).balance_transaction).toMatch(/^txn_/);
  await slow.close();
});
