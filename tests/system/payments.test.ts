import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { availability } from "@/lib/inventory";
import { orderById } from "@/lib/orders";
import { paymentsOf, refundsOfOrder } from "@/lib/payments";
import { reconcile } from "@/lib/reconcile";
import { orderIdOf } from "../road";
import { brokenIdentities, type SystemShop, startSystem } from "./system";
import { sessionOf, until } from "./visitor";

/** Stripe's word by every road, in every order, and Stripe itself at its worst. Two processes, one database. */
let system: SystemShop;
beforeAll(async () => {
  system = await startSystem({
    processes: 2,
    stripe: { webhookDelivery: "on_demand" },
    env: { STRIPE_TIMEOUT_MS: "1500" },
  });
});
afterAll(() => system.stop());
beforeEach(() => system.control.clearFaults());

let buyers = 0;
const stockOf = async (variantId: string) => (await availability(system.ctx, [variantId])).get(variantId);
const stateOf = async (orderId: string) => (await orderById(system.ctx, orderId))?.state;

async function atThePaymentPage(stock = 5) {
  const thing = await system.shop.sells({ stock });
  const shopper = system.visitor();
  await shopper.add(thing.itemId);
  const checkout = await shopper.toCheckout(`payer-${++buyers}@example.com`);
  const placed = await shopper.complete(checkout);
  expect(placed.status, JSON.stringify(placed.body)).toBe(200);
  return {
    thing,
    shopper,
    checkout,
    placed: placed.body,
    orderId: orderIdOf(placed.body),
    session: sessionOf(placed.body),
  };
}

const completedEvent = async (session: string) =>
  (await system.stripe.events.list({ type: "checkout.session.completed", limit: 20 })).data.find(
    (event) => (event.data.object as { id: string }).id === session,
  )!;

/** What the browser does when it comes back: opens the return page, which asks Stripe itself. */
const comeBack = (placed: { order: { permalink_url: string } }, session: string, at = 0) =>
  fetch(`${system.urls[at]}${new URL(placed.order.permalink_url).pathname}?session=${session}`, {
    redirect: "manual",
  });

async function expectPaidOnce(orderId: string, variantId: string, left: number) {
  expect(await stateOf(orderId)).toBe("placed");
  expect((await paymentsOf(system.ctx, orderId)).map((payment) => payment.state)).toEqual(["paid"]);
  expect(await stockOf(variantId)).toMatchObject({ onHand: left, held: 0 });
  const { rows } = await system.database.pool.query(
    "SELECT count(*)::int AS events FROM outbox_events WHERE type = 'order.placed' AND subject = $1",
    [orderId],
  );
  expect(rows[0].events).toBe(1);
}

describe("the webhook", () => {
  it("five times at once, at two processes: one paid order", async () => {
    const { thing, orderId, session } = await atThePaymentPage();
    const second = await system.control.addEndpoint({
      url: `${system.urls[1]}/api/webhooks/stripe`,
      secret: system.env.STRIPE_WEBHOOK_SECRET!,
    });
    await system.control.pay(session);
    const event = await completedEvent(session);
    await Promise.all([
      system.control.resend(event.id, { times: 5 }),
      system.control.resend(event.id, { times: 5, endpoint: second.id }),
    ]);
    await system.control.removeEndpoint(second.id);
    await expectPaidOnce(orderId, thing.variantId, 4);
  });

  it("out of order: the bank's yes before the promise", async () => {
    const { thing, orderId, session } = await atThePaymentPage();
    await system.control.pay(session, { method: "sepa_succeeds" });
    await system.control.settle(session, "succeed");
    await system.control.deliver({ reverse: true });
    await until("placed", async () => (await stateOf(orderId)) === "placed");
    await expectPaidOnce(orderId, thing.variantId, 4);
  });

  it("before the redirect, after it, and in the same millisecond", async () => {
    for (const order of ["before", "after", "together"] as const) {
      const { thing, orderId, session, placed } = await atThePaymentPage();
      await system.control.pay(session);
      const event = await completedEvent(session);
      const hook = () => system.control.resend(event.id);
      const back = () => comeBack(placed, session, 1);
      if (order === "before") {
        await hook();
        await back();
      } else if (order === "after") {
        await back();
        await hook();
      } else await Promise.all([hook(), back(), comeBack(placed, session, 0)]);
      await until(`placed (${order})`, async () => (await stateOf(orderId)) === "placed");
      await expectPaidOnce(orderId, thing.variantId, 4);
    }
  });

  it("late, after the return page had settled it: nothing to do, and 200", async () => {
    const { thing, orderId, session, placed } = await atThePaymentPage();
    await system.control.pay(session);
    await comeBack(placed, session);
    await until("placed", async () => (await stateOf(orderId)) === "placed");
    await system.control.deliver();
    await system.control.resend((await completedEvent(session)).id, { delay_seconds: 0 });
    await expectPaidOnce(orderId, thing.variantId, 4);
  });

  it("never: the reconciler finds it", async () => {
    const { thing, orderId, session } = await atThePaymentPage();
    await system.control.addFault({ events: "*", effect: "drop", count: "unlimited" });
    await system.control.pay(session);
    await reconcile(system.ctx);
    await expectPaidOnce(orderId, thing.variantId, 4);
  });

  it("unsigned, altered, foreign and replayed: refused, and nothing is stored", async () => {
    const { orderId, session } = await atThePaymentPage();
    await system.control.pay(session);
    const event = await completedEvent(session);
    const body = JSON.stringify(event);
    const sign = (text: string, secret: string, at: number) =>
      `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${text}`).digest("hex")}`;
    const now = Math.floor(Date.now() / 1000);
    const secret = system.env.STRIPE_WEBHOOK_SECRET!;
    const tries: [string, string, string | null][] = [
      ["unsigned", body, null],
      ["empty", body, ""],
      ["altered", body.replace('"paid"', '"unpaid"'), sign(body, secret, now)],
      ["foreign", body, sign(body, "whsec_another_secret_of_somebody", now)],
      ["replayed", body, sign(body, secret, now - 600)],
      ["nonsense", "{", sign("{", "whsec_x", now)],
    ];
    for (const [name, text, signature] of tries) {
      const answer = await fetch(`${system.urls[0]}/api/webhooks/stripe`, {
        method: "POST",
        body: text,
        headers: {
          "content-type": "application/json",
          ...(signature === null ? {} : { "stripe-signature": signature }),
        },
      });
      expect([name, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        name,
        400,
        "signature_invalid",
      ]);
    }
    expect(await stateOf(orderId)).toBe("awaiting_payment");
    const { rows } = await system.database.pool.query("SELECT FROM stripe_events WHERE id = $1", [event.id]);
    expect(rows).toHaveLength(0);
    await system.control.deliver();
  });

  it("too large: refused before it is read to the end", async () => {
    const answer = await fetch(`${system.urls[0]}/api/webhooks/stripe`, {
      method: "POST",
      body: "x".repeat(600_000),
    });
    expect(answer.status).toBe(413);
  });
});

describe("Stripe at its worst", () => {
  /** A filled checkout, about to be completed while Stripe misbehaves. */
  async function aboutToPay() {
    const thing = await system.shop.sells({ stock: 5 });
    const shopper = system.visitor();
    await shopper.add(thing.itemId);
    const email = `patient-${++buyers}@example.com`;
    return { thing, shopper, email, checkout: await shopper.toCheckout(email) };
  }
  const sessionsOf = async (email: string) =>
    (await system.stripe.checkout.sessions.list({ limit: 100 })).data.filter(
      (session) => session.customer_email === email,
    );

  it("down: a kind word, nothing charged, and trying again works with the same key", async () => {
    const { thing, shopper, email, checkout } = await aboutToPay();
    await system.control.addFault({
      operation: "checkout.sessions.create",
      effect: "error_before",
      count: 2,
    });
    const key = `down-${buyers}`;
    const refused = await shopper.complete(checkout, key);
    expect(refused).toMatchObject({ status: 503, body: { code: "payment_unavailable" } });
    const again = await shopper.complete(checkout, key);
    expect(again.status, JSON.stringify(again.body)).toBe(200);
    expect(await sessionsOf(email)).toHaveLength(1);
    expect(await stockOf(thing.variantId)).toMatchObject({ held: 1 });
  });

  it("answering 500 after having worked: the session it made is found and used, not a second one", async () => {
    const { shopper, email, checkout } = await aboutToPay();
    await system.control.addFault({ operation: "checkout.sessions.create", effect: "error_after" });
    const refused = await shopper.complete(checkout);
    expect(refused).toMatchObject({ status: 503, body: { code: "payment_unavailable" } });
    const again = await shopper.complete(checkout);
    expect(again.status, JSON.stringify(again.body)).toBe(200);
    const made = await sessionsOf(email);
    expect(made).toHaveLength(1);
    expect(sessionOf(again.body)).toBe(made[0]!.id);
  });

  it("hanging: the call ends by our time-out, and the repeat finds the work that was done", async () => {
    const { shopper, email, checkout } = await aboutToPay();
    await system.control.addFault({ operation: "checkout.sessions.create", effect: "hang", count: 2 });
    const began = Date.now();
    const refused = await shopper.complete(checkout);
    expect(refused).toMatchObject({ status: 503, body: { code: "payment_unavailable" } });
    expect(Date.now() - began).toBeLessThan(10_000);
    await system.control.clearFaults();
    const again = await until("it works again", async () => {
      const answer = await shopper.complete(checkout);
      return answer.status === 200 && answer;
    });
    expect(await sessionsOf(email)).toHaveLength(1);
    expect(again.body.redirect_url).toContain("cs_test");
  });

  it("too many requests, and cut connections: one order all the same", async () => {
    for (const effect of ["rate_limit", "drop_connection"] as const) {
      const { shopper, email, checkout } = await aboutToPay();
      await system.control.addFault({ operation: "checkout.sessions.create", effect, count: 2 });
      await shopper.complete(checkout);
      const answer = await until(`${effect} passes`, async () => {
        const again = await shopper.complete(checkout);
        return again.status === 200 && again;
      });
      expect(answer.status).toBe(200);
      const { rows } = await system.database.pool.query("SELECT state FROM orders WHERE email = $1", [email]);
      expect(rows).toHaveLength(1);
      expect(await sessionsOf(email)).toHaveLength(1);
    }
  });

  it("not answering when a session is to be ended: nothing is changed, and the shopper is told", async () => {
    const { shopper, checkout, orderId, thing } = await atThePaymentPage();
    await system.control.addFault({
      operation: "checkout.sessions.expire",
      effect: "error_before",
      count: 4,
    });
    expect(await shopper.reopen(checkout.id)).toMatchObject({
      status: 503,
      body: { code: "payment_unavailable" },
    });
    expect(await stateOf(orderId)).toBe("awaiting_payment");
    await system.control.clearFaults();
    expect(await shopper.reopen(checkout.id)).toMatchObject({ status: 200, body: { phase: "open" } });
    expect(await stockOf(thing.variantId)).toMatchObject({ held: 0 });
  });
});

describe("money that goes back", () => {
  it("never exceeds what was captured, however many ask at once", async () => {
    const { orderId, session, checkout } = await atThePaymentPage();
    await system.control.pay(session);
    await system.control.deliver();
    await until("placed", async () => (await stateOf(orderId)) === "placed");
    const { refundOrder } = await import("@/lib/aftersales");
    const part = Math.floor(checkout.total / 4) + 1;
    const asked = await Promise.all(
      Array.from({ length: 12 }, () => refundOrder(system.ctx, orderId, { amount: part, reason: "test" })),
    );
    expect(asked.filter((result) => result.ok)).toHaveLength(3);
    const refunds = await refundsOfOrder(system.ctx, orderId);
    expect(refunds.reduce((sum, refund) => sum + refund.amount, 0)).toBeLessThanOrEqual(checkout.total);
  });

  it("made at Stripe itself is mirrored once, and counts", async () => {
    const { orderId, session, checkout } = await atThePaymentPage();
    await system.control.pay(session);
    await system.control.deliver();
    await until("placed", async () => (await stateOf(orderId)) === "placed");
    const intent = (await paymentsOf(system.ctx, orderId))[0]!.paymentIntentId!;
    await system.control.refund({ payment_intent: intent, amount: 500 });
    await system.control.deliver();
    await system.control.deliver();
    await until("mirrored", async () => (await refundsOfOrder(system.ctx, orderId)).length === 1);
    const { refundOrder } = await import("@/lib/aftersales");
    expect(
      await refundOrder(system.ctx, orderId, { amount: checkout.total - 499, reason: "test" }),
    ).toMatchObject({
      ok: false,
      code: "more_than_captured",
    });
  });
});

it("leaves every identity of money and stock whole", async () => {
  expect(await brokenIdentities(system.ctx)).toEqual([]);
});
