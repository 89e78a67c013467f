import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
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
const soon = (): number => Math.floor(Date.now() / 1000) + 1805;

it("expires by call, once, and cancels what an attempt had begun", async () => {
  const id = await open();
  await bed.control.pay(id, { card: "4000000000000002" });
  const expired = await bed.stripe.checkout.sessions.expire(id);
  expect(expired).toMatchObject({ status: "expired", payment_status: "unpaid", url: null });
  const intent = await bed.stripe.paymentIntents.retrieve(String(expired.payment_intent));
  expect(intent).toMatchObject({ status: "canceled", cancellation_reason: "automatic" });
  const again = await refusal(bed.stripe.checkout.sessions.expire(id));
  expect(again.message).toBe(
    'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `expired`.',
  );
  expect(await bed.control.pay(id)).toMatchObject({ outcome: "refused", reason: "expired" });
  await bed.control.idle();
  expect(bed.shop.types().slice(-2)).toEqual(["payment_intent.canceled", "checkout.session.expired"]);
});

it("expires by itself when its time has come, and not before", async () => {
  const id = await open({ expires_at: soon() });
  const paid = await open({ expires_at: soon() });
  await bed.control.pay(paid);
  await bed.control.advance(1795);
  expect((await bed.stripe.checkout.sessions.retrieve(id)).status).toBe("open");
  await bed.control.advance(20);
  expect((await bed.stripe.checkout.sessions.retrieve(id)).status).toBe("expired");
  expect((await bed.stripe.checkout.sessions.retrieve(paid)).status).toBe("complete");
  await bed.control.idle();
  expect(bed.shop.types().filter((type) => type === "checkout.session.expired")).toHaveLength(1);
});

it("lets exactly one of paying and expiring win", async () => {
  for (let round = 0; round < 20; round++) {
    const id = await open();
    const race = [
      () => bed.control.pay(id).then(({ outcome }) => outcome === "paid"),
      () =>
        bed.stripe.checkout.sessions.expire(id).then(
          () => true,
          () => false,
        ),
    ];
    if (round % 2 === 1) race.reverse();
    const won = await Promise.all(race.map((run) => run()));
    expect(won.filter(Boolean)).toHaveLength(1);
    const { status } = await bed.stripe.checkout.sessions.retrieve(id);
    const { data } = await bed.stripe.events.list({
      types: ["checkout.session.completed", "checkout.session.expired"],
      limit: 1,
    });
    expect(data[0]?.type).toBe(
      status === "complete" ? "checkout.session.completed" : "checkout.session.expired",
    );
  }
  const charges = await bed.stripe.charges.list({ limit: 100 });
  const completed = await bed.stripe.checkout.sessions.list({ status: "complete", limit: 100 });
  expect(charges.data).toHaveLength(completed.data.length);
});

it("expires between a challenge and its answer: nothing is charged", async () => {
  const id = await open();
  await bed.control.pay(id, { card: "4000002760003184" });
  await bed.stripe.checkout.sessions.expire(id);
  expect(await bed.control.challenge(id, true)).toMatchObject({ outcome: "refused", reason: "expired" });
  expect((await bed.stripe.charges.list()).data).toEqual([]);
});
