import Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRefund, refundOrder } from "@/lib/aftersales";
import { checkIdentities } from "@/lib/integrity";
import { orderById } from "@/lib/orders";
import { disputesOf, paymentsOf, refundsOfOrder } from "@/lib/payments";
import { openProblems } from "@/lib/platform/problems";
import { receiveEvent, reconcileEvents, reconcileStored } from "@/lib/reconcile";
import { storyClock, testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";

/** Stripe's word about refunds and disputes in any order, late, twice or with a failure in between. */
const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const { sandbox, control } = await testStripe({
  webhookDelivery: "on_demand",
  now: () => clock.now().getTime(),
});
const stripe = new Stripe("sk_test_sandbox_0123456789", { ...sandbox.clientOptions, maxNetworkRetries: 0 });
let shop: TestShop;
let walk: ReturnType<typeof walker>;

beforeAll(async () => {
  shop = await openShop(ctx);
  walk = walker(ctx, shop);
});

/** An order that was paid at Stripe; whether we have heard of it is the test's. */
async function paidAtStripe() {
  const cup = await shop.sells({ stock: 5 });
  const { orderId, sessionId } = await walk.toPayment([{ itemId: cup.itemId }]);
  await control.pay(sessionId);
  const session = await stripe.checkout.sessions.retrieve(sessionId);
  return { cup, orderId, sessionId, intent: String(session.payment_intent), total: session.amount_total! };
}

async function placed() {
  const made = await paidAtStripe();
  await hear("checkout.session.completed", made.sessionId);
  expect((await orderById(ctx, made.orderId))?.state).toBe("placed");
  return made;
}

/** The newest event of a type about an object arrives by the webhook. */
async function hear(type: string, about: string): Promise<void> {
  const events = await stripe.events.list({ type, limit: 100 });
  const event = events.data.find((one) => (one.data.object as { id: string }).id === about);
  expect(event, `${type} about ${about}`).toBeDefined();
  await receiveEvent(ctx, event!, "webhook");
}

const given = async (orderId: string) =>
  (await refundsOfOrder(ctx, orderId)).map(({ amount, state, source }) => ({ amount, state, source }));
const counted = async (orderId: string) => (await paymentsOf(ctx, orderId))[0]!.refundedAmount;
const atStripe = async (intent: string) =>
  (await stripe.refunds.list({ payment_intent: intent, limit: 100 })).data;
const problemsAbout = async (subject: string) =>
  (await openProblems(ctx)).filter((one) => one.subject === subject).map((one) => one.kind);
async function expectWhole() {
  const { identities } = await checkIdentities(ctx, { stripe: true });
  expect(identities.flatMap((identity) => identity.violations)).toEqual([]);
}

describe("a refund made at Stripe itself", () => {
  it("that is told of before the payment is: the payment is heard first, and the refund counts", async () => {
    const { orderId, sessionId, intent } = await paidAtStripe();
    const refund = await control.refund({ payment_intent: intent, amount: 300 });
    await hear("refund.created", refund.id);
    await hear("checkout.session.completed", sessionId);
    expect((await orderById(ctx, orderId))?.state).toBe("placed");
    expect(await given(orderId)).toEqual([{ amount: 300, state: "succeeded", source: "stripe" }]);
    await expectWhole();
  });

  it("whose failure is told of before its beginning counts nothing", async () => {
    const { orderId, intent } = await placed();
    const refund = await control.refund({ payment_intent: intent, amount: 300, fails: true, ms: 1_000 });
    clock.advance(2_000);
    await control.advance(2);
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe("failed");
    await hear("refund.failed", refund.id);
    await hear("refund.created", refund.id);
    expect(await counted(orderId)).toBe(0);
    expect(await given(orderId)).toEqual([{ amount: 300, state: "failed", source: "stripe" }]);
    await expectWhole();
  });

  it("under the reference of one of ours is a second one, and counts as one", async () => {
    const { orderId, intent } = await placed();
    const asked = await refundOrder(ctx, orderId, { amount: 300, reason: "test" });
    if (!asked.ok) throw new Error(asked.code);
    const [ours] = asked.value.refundIds;
    await makeRefund(ctx, ours!);
    const second = await control.refund({
      payment_intent: intent,
      amount: 300,
      metadata: { refund: ours! },
    });
    await hear("refund.created", second.id);
    expect(await counted(orderId)).toBe(600);
    expect(await given(orderId)).toHaveLength(2);
    await expectWhole();
  });

  it("while the webhooks were silent for hours is found, though they have begun to speak again", async () => {
    const early = await placed();
    clock.advance(3 * 3_600_000);
    await control.refund({ payment_intent: early.intent, amount: 300 });
    clock.advance(3_600_000);
    await placed();
    await reconcileEvents(ctx);
    expect(await counted(early.orderId)).toBe(300);
    await expectWhole();
  });
});

describe("a refund of ours", () => {
  const faults = [
    { effect: "error_after" },
    { effect: "error_before" },
    { effect: "rate_limit" },
    { effect: "drop_connection", work: "first" },
    { effect: "drop_connection", work: "never" },
    { effect: "hang", work: "first", ms: 3_000 },
  ] as const;
  for (const fault of faults) {
    const how = `${fault.effect}${"work" in fault ? `, work ${fault.work}` : ""}`;
    it(`is made once when Stripe fails twice: ${how}`, async () => {
      const { orderId, intent } = await placed();
      const asked = await refundOrder(ctx, orderId, { amount: 300, reason: "test" });
      if (!asked.ok) throw new Error(asked.code);
      await control.addFault({ operation: "refunds.create", count: 2, ...fault });
      let tries = 0;
      const work = async (): Promise<void> => {
        for (; tries < 6; tries += 1) {
          try {
            return await makeRefund(ctx, asked.value.refundIds[0]!);
          } catch {
            // The queue tries again.
          }
        }
      };
      await work();
      await control.clearFaults();
      expect((await atStripe(intent)).map((refund) => refund.amount)).toEqual([300]);
      expect(await given(orderId)).toEqual([{ amount: 300, state: "succeeded", source: "staff" }]);
      await expectWhole();
    });
  }

  it("that the bank sends back is failed, before staff, and can be asked for again", async () => {
    const { orderId, intent, total } = await placed();
    const asked = await refundOrder(ctx, orderId, { amount: total, reason: "test" });
    if (!asked.ok) throw new Error(asked.code);
    await control.addFault({ effect: "refund_fails", ms: 1_000 });
    await makeRefund(ctx, asked.value.refundIds[0]!);
    clock.advance(2_000);
    await control.advance(2);
    const [made] = await atStripe(intent);
    expect(made?.status).toBe("failed");
    await hear("refund.failed", made!.id);
    expect(await counted(orderId)).toBe(0);
    expect(await problemsAbout(asked.value.refundIds[0]!)).toEqual(["refund_failed"]);
    expect(await refundOrder(ctx, orderId, { amount: total, reason: "again" })).toMatchObject({ ok: true });
    await expectWhole();
  });
});

describe("a dispute", () => {
  const disputed = async (orderId: string) => {
    const [payment] = await paymentsOf(ctx, orderId);
    return (await disputesOf(ctx, [payment!.id])).map((dispute) => dispute.state);
  };

  it("is put before staff, also when it is told of before the payment is", async () => {
    const { orderId, intent } = await paidAtStripe();
    const dispute = await control.dispute({ payment_intent: intent });
    await hear("charge.dispute.created", dispute.id);
    expect(await problemsAbout(dispute.id)).toEqual(["dispute"]);
    const problem = (await openProblems(ctx)).find(({ subject }) => subject === dispute.id);
    expect(problem?.detail).toMatchObject({
      amount: dispute.amount,
      currency: "EUR",
      due_by: expect.any(String),
    });
    expect(await disputed(orderId)).toEqual(["needs_response"]);
    await expectWhole();
  });

  it("that is over stays over, whatever arrives late", async () => {
    const { orderId, intent } = await placed();
    const dispute = await control.dispute({ payment_intent: intent });
    await control.closeDispute(dispute.id, "lost");
    await hear("charge.dispute.closed", dispute.id);
    await hear("charge.dispute.created", dispute.id);
    expect(await disputed(orderId)).toEqual(["lost"]);
  });
});

describe("the reconciler", () => {
  it("finds what was missed while it did not run itself, though the webhooks have long begun to speak again", async () => {
    const early = await placed();
    await reconcileEvents(ctx);
    clock.advance(3 * 3_600_000);
    await control.refund({ payment_intent: early.intent, amount: 300 });
    clock.advance(3_600_000);
    await placed();
    clock.advance(40 * 60_000);
    await reconcileEvents(ctx);
    expect(await counted(early.orderId)).toBe(300);
    await expectWhole();
  });

  it("reads all of a silence, however many events it holds, the oldest too", async () => {
    clock.advance(3_600_000);
    const early = await placed();
    await reconcileEvents(ctx);
    clock.advance(3_600_000);
    await control.refund({ payment_intent: early.intent, amount: 300 });
    for (let hour = 0; hour < 4; hour += 1) {
      clock.advance(3_600_000);
      await paidAtStripe();
    }
    expect(await reconcileEvents(ctx, 2)).toBeGreaterThanOrEqual(5);
    expect(await counted(early.orderId)).toBe(300);
    await expectWhole();
  });

  it("goes on where it broke off", async () => {
    const early = await placed();
    await reconcileEvents(ctx);
    await control.refund({ payment_intent: early.intent, amount: 300 });
    clock.advance(3 * 86_400_000);
    await control.addFault({ operation: "events.list", effect: "error_before", count: 9 });
    await expect(reconcileEvents(ctx)).rejects.toThrow();
    await control.clearFaults();
    clock.advance(3_600_000);
    await reconcileEvents(ctx);
    expect(await counted(early.orderId)).toBe(300);
    await expectWhole();
  });

  it("goes on to the next payment when Stripe does not answer about one, and comes back to it", async () => {
    const first = await paidAtStripe();
    clock.advance(1_000);
    const second = await paidAtStripe();
    clock.advance(40 * 60_000);
    await control.addFault({ operation: "checkout.sessions.retrieve", effect: "error_before", count: 2 });
    await reconcileStored(ctx);
    await control.clearFaults();
    expect((await orderById(ctx, second.orderId))?.state).toBe("placed");
    clock.advance(60_000);
    await reconcileStored(ctx);
    expect((await orderById(ctx, first.orderId))?.state).toBe("placed");
  });

  it("asks about a silent bank once a day, so that a hundred of them keep nobody else waiting", async () => {
    const cup = await shop.sells({ stock: 5 });
    const silent = await walk.toPayment([{ itemId: cup.itemId }]);
    await control.pay(silent.sessionId, { method: "sepa_succeeds" });
    await hear("checkout.session.completed", silent.sessionId);
    const asked = async () =>
      (await control.requests({ operation: "checkout.sessions.retrieve" })).filter((request) =>
        JSON.stringify(request).includes(silent.sessionId),
      ).length;
    clock.advance(25 * 3_600_000);
    const before = await asked();
    await reconcileStored(ctx);
    clock.advance(60_000);
    await reconcileStored(ctx);
    expect(await asked()).toBe(before + 1);
  });

  it("puts a stored event before staff that cannot be applied for a quarter of an hour", async () => {
    const { orderId } = await placed();
    const event = {
      id: "evt_poison",
      type: "refund.created",
      created: Math.floor(clock.now().getTime() / 1000),
      livemode: false,
      data: {
        object: { id: "re_poison", payment_intent: (await paymentsOf(ctx, orderId))[0]!.paymentIntentId },
      },
    } as unknown as Stripe.Event;
    await receiveEvent(ctx, event, "webhook");
    clock.advance(60_000);
    await reconcileStored(ctx);
    expect(await problemsAbout("evt_poison")).toEqual([]);
    clock.advance(15 * 60_000);
    await reconcileStored(ctx);
    expect(await problemsAbout("evt_poison")).toEqual(["event_unsettled"]);
  });
});
