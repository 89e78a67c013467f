import Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { addLines, findCart } from "@/lib/cart";
import { reopenCheckout, settleOrder } from "@/lib/checkout";
import { availability } from "@/lib/inventory";
import { orderById } from "@/lib/orders";
import { factOf, paymentsOf, refundsOfOrder, retrieveSession } from "@/lib/payments";
import { receiveEvent, reconcileEvents, reconcileStored } from "@/lib/reconcile";
import { storyClock, testDatabase } from "@/tests/database";
import { buyer, openShop, type TestShop } from "@/tests/factories";
import { eventsAbout, walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const { sandbox, control } = await testStripe({
  webhookDelivery: "on_demand",
  now: () => clock.now().getTime(),
});
const stripe = new Stripe("sk_test_sandbox_0123456789", sandbox.clientOptions);
let shop: TestShop;
let walk: ReturnType<typeof walker>;

beforeAll(async () => {
  shop = await openShop(ctx);
  walk = walker(ctx, shop);
});

const stockOf = async (variantId: string) => (await availability(ctx, [variantId])).get(variantId);
const stateOf = async (orderId: string) => (await orderById(ctx, orderId))?.state;
const settleBySession = async (sessionId: string) =>
  settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);

describe("the road from cart to paid order", () => {
  it("holds stock while the buyer pays, sells it when they have, and names every cent", async () => {
    const cup = await shop.sells({ amount: 2_400, stock: 5 });
    const pot = await shop.sells({ title: "Hestia pot", amount: 9_600, stock: 2 });
    const { orderId, sessionId, view } = await walk.toPayment([
      { itemId: cup.itemId, quantity: 2 },
      { itemId: pot.itemId },
    ]);

    expect(view.total).toBe(14_400);
    expect(view.totals.map((entry) => [entry.type, entry.amount])).toEqual([
      ["subtotal", 14_400],
      ["fulfilment", 0],
      ["total", 14_400],
    ]);
    expect(view.included_tax).toEqual([{ label: "VAT 19%", amount: 2_299 }]);
    expect(await stockOf(cup.variantId)).toMatchObject({ onHand: 5, held: 2 });
    expect(await stateOf(orderId)).toBe("awaiting_payment");

    const session = await stripe.checkout.sessions.retrieve(sessionId, { expand: ["line_items"] });
    expect(session.amount_total).toBe(14_400);
    expect(session.line_items?.data.map((line) => line.description)).toEqual(["2 × Alba cup", "Hestia pot"]);

    await control.pay(sessionId);
    expect(await settleBySession(sessionId)).toBe("place");
    expect(await stateOf(orderId)).toBe("placed");
    expect(await stockOf(cup.variantId)).toMatchObject({ onHand: 3, held: 0 });
  });

  it("believes the same fact once, by webhook, return page and reconciler in any order", async () => {
    const cup = await shop.sells({ stock: 5 });
    const { orderId, sessionId } = await walk.toPayment([{ itemId: cup.itemId }]);
    await control.pay(sessionId);
    const events = await eventsAbout(stripe, sessionId);
    for (const event of [...events, ...events]) await receiveEvent(ctx, event, "webhook");
    expect(await settleBySession(sessionId)).toBe("nothing");
    await reconcileEvents(ctx);
    expect(await stockOf(cup.variantId)).toMatchObject({ onHand: 4, held: 0 });
    expect(await stateOf(orderId)).toBe("placed");
  });

  it("believes a webhook that comes a day late, whether or not the return page was faster", async () => {
    const cup = await shop.sells({ stock: 5 });
    const quiet = await walk.toPayment([{ itemId: cup.itemId }]);
    const seen = await walk.toPayment([{ itemId: cup.itemId }]);
    await control.pay(quiet.sessionId);
    await control.pay(seen.sessionId);
    expect(await settleBySession(seen.sessionId)).toBe("place");
    clock.advance(24 * 3_600_000);
    for (const { orderId, sessionId } of [quiet, seen]) {
      for (const event of await eventsAbout(stripe, sessionId)) {
        await receiveEvent(ctx, event, "webhook");
        await receiveEvent(ctx, event, "webhook");
      }
      expect(await stateOf(orderId)).toBe("placed");
      expect((await paymentsOf(ctx, orderId)).map((payment) => payment.state)).toEqual(["paid"]);
    }
    expect(await stockOf(cup.variantId)).toMatchObject({ onHand: 3, held: 0 });
  });

  it("finds a payment that no webhook ever told of", async () => {
    const cup = await shop.sells({ stock: 5 });
    const { orderId, sessionId } = await walk.toPayment([{ itemId: cup.itemId }]);
    await control.pay(sessionId);
    await reconcileEvents(ctx);
    expect(await stateOf(orderId)).toBe("placed");
  });

  it("gives two clicks the same order and the same session", async () => {
    const cup = await shop.sells({ stock: 5 });
    const { cart } = await walk.fillCart([{ itemId: cup.itemId }]);
    const view = await walk.toCheckout(cart);
    const [one, two] = await Promise.all([walk.place(view), walk.place(view)]);
    const answers = [one, two].flatMap((result) => (result.ok ? [result.value.redirect_url] : [result.code]));
    expect(new Set(answers.filter((answer) => answer.startsWith("http"))).size).toBe(1);
    expect(
      answers.filter((answer) => !answer.startsWith("http")).every((code) => code === "payment_unavailable"),
    ).toBe(true);
    expect(await stockOf(cup.variantId)).toMatchObject({ held: 1 });
  });

  it("refuses a price that changed since it was shown, and keeps the checkout open with the new one", async () => {
    const cup = await shop.sells({ amount: 2_400, stock: 5 });
    const { cart } = await walk.fillCart([{ itemId: cup.itemId }]);
    const view = await walk.toCheckout(cart);
    clock.advance(1_000);
    await shop.priceBecomes(cup.variantId, 2_600);
    const placed = await walk.place(view);
    expect(placed).toMatchObject({ ok: false, code: "price_changed" });
    const shown = placed.ok ? null : placed.detail.checkout;
    expect(shown?.total).toBe(2_600 + 490);
    expect(await stockOf(cup.variantId)).toMatchObject({ held: 0 });
    expect(await walk.place(shown!)).toMatchObject({ ok: true });
  });

  it("names what is sold out and how many are left", async () => {
    const cup = await shop.sells({ stock: 2 });
    const first = await walk.fillCart([{ itemId: cup.itemId, quantity: 2 }]);
    const second = await walk.fillCart([{ itemId: cup.itemId, quantity: 2 }]);
    const [a, b] = [await walk.toCheckout(first.cart), await walk.toCheckout(second.cart)];
    expect(await walk.place(a)).toMatchObject({ ok: true });
    const refused = await walk.place(b);
    expect(refused).toMatchObject({ ok: false, code: "out_of_stock" });
    expect(refused.ok ? [] : refused.detail.checkout?.messages).toContainEqual(
      expect.objectContaining({ code: "out_of_stock", params: { available: 0, wanted: 2 } }),
    );
  });

  it("takes a checkout back from the payment page: session ended, stock free, open again", async () => {
    const cup = await shop.sells({ stock: 1 });
    const { orderId, sessionId, view } = await walk.toPayment([{ itemId: cup.itemId }]);
    const reopened = await reopenCheckout(ctx, await walk.find(view.id));
    expect(reopened).toMatchObject({ ok: true, value: { phase: "open", status: "ready_for_complete" } });
    expect((await stripe.checkout.sessions.retrieve(sessionId)).status).toBe("expired");
    expect(await stateOf(orderId)).toBe("canceled");
    expect(await stockOf(cup.variantId)).toMatchObject({ held: 0, onHand: 1 });
    expect(await walk.place(view)).toMatchObject({ ok: true });
  });

  it("settles what was paid when reopening came too late, and moves the rest to a new cart", async () => {
    const cup = await shop.sells({ stock: 5 });
    const pot = await shop.sells({ stock: 5 });
    const { orderId, sessionId, view, cookie, cart } = await walk.toPayment([{ itemId: cup.itemId }]);
    await addLines(ctx, {
      cart,
      fresh: { ...cart, tokenHash: cookie.hash },
      lines: [{ item_id: pot.itemId, quantity: 2 }],
    });
    await control.pay(sessionId);
    expect(await reopenCheckout(ctx, await walk.find(view.id))).toMatchObject({
      ok: false,
      code: "already_paid",
    });
    expect(await stateOf(orderId)).toBe("placed");
    const next = await findCart(ctx, { tokenHash: cookie.hash, customerId: null });
    expect(next?.lines.map((line) => [line.variantId, line.quantity])).toEqual([[pot.variantId, 2]]);
  });

  it("frees stock and reopens when Stripe says the session has expired", async () => {
    const cup = await shop.sells({ stock: 1 });
    const { orderId, sessionId, view } = await walk.toPayment([{ itemId: cup.itemId }]);
    clock.advance(33 * 60_000);
    await reconcileStored(ctx);
    expect((await stripe.checkout.sessions.retrieve(sessionId)).status).toBe("expired");
    expect(await stateOf(orderId)).toBe("canceled");
    expect(await stockOf(cup.variantId)).toMatchObject({ held: 0 });
    expect((await walk.find(view.id)).phase).toBe("open");
  });

  it("keeps the hold of a delayed payment until the bank's word, good or bad", async () => {
    const cup = await shop.sells({ stock: 2 });
    const good = await walk.toPayment([{ itemId: cup.itemId }]);
    const bad = await walk.toPayment([{ itemId: cup.itemId }]);
    await control.pay(good.sessionId, { method: "sepa_succeeds" });
    await control.pay(bad.sessionId, { method: "sepa_fails" });
    await reconcileEvents(ctx);
    expect([await stateOf(good.orderId), await stateOf(bad.orderId)]).toEqual([
      "payment_pending",
      "payment_pending",
    ]);
    clock.advance(60 * 60_000);
    await reconcileStored(ctx);
    expect(await stockOf(cup.variantId)).toMatchObject({ onHand: 2, held: 2 });
    await control.settle(good.sessionId);
    await control.settle(bad.sessionId);
    await reconcileEvents(ctx);
    expect([await stateOf(good.orderId), await stateOf(bad.orderId)]).toEqual(["placed", "canceled"]);
    expect(await stockOf(cup.variantId)).toMatchObject({ onHand: 1, held: 0 });
  });

  it("never marks an order paid by an amount that differs", async () => {
    const cup = await shop.sells({ stock: 2 });
    const { orderId, sessionId } = await walk.toPayment([{ itemId: cup.itemId }]);
    await control.pay(sessionId);
    const fact = factOf((await retrieveSession(ctx, sessionId))!)!;
    expect(await settleOrder(ctx, { ...fact, amount: fact.amount - 1 })).toBe("review");
    expect(await stateOf(orderId)).toBe("awaiting_payment");
    expect((await paymentsOf(ctx, orderId))[0]?.state).toBe("review");
  });

  it("refunds in full what was paid after the stock had gone to somebody else", async () => {
    const cup = await shop.sells({ stock: 1 });
    const late = await walk.toPayment([{ itemId: cup.itemId }]);
    await control.pay(late.sessionId);
    const fact = factOf((await retrieveSession(ctx, late.sessionId))!)!;
    // The orphan of a try: our side had given up on it before Stripe's word came.
    const { cancelUnpaid } = await import("./cancel-unpaid");
    await cancelUnpaid(ctx, fact.paymentId!, { reason: "test", notice: null });
    const other = await walk.toPayment([{ itemId: cup.itemId }]);
    expect(await settleOrder(ctx, fact)).toBe("revive");
    expect(await stateOf(late.orderId)).toBe("canceled");
    expect(await refundsOfOrder(ctx, late.orderId)).toMatchObject([
      { amount: fact.amount, state: "requested" },
    ]);
    await control.pay(other.sessionId);
    expect(await settleBySession(other.sessionId)).toBe("place");
  });

  it("needs no payment page for a total of zero", async () => {
    const card = await shop.sells({ title: "Gift", amount: 1_000, stock: null, ships: false });
    await shop.offersCoupon("ALLFREE", { percentBp: 10_000 });
    const { cart } = await walk.fillCart([{ itemId: card.itemId }]);
    const view = await walk.toCheckout(cart, { codes: ["allfree"] });
    expect(view.total).toBe(0);
    const placed = await walk.place(view);
    expect(placed).toMatchObject({ ok: true, value: { status: "completed" } });
  });

  it("says what is missing before it takes an order", async () => {
    const cup = await shop.sells();
    const { cart } = await walk.fillCart([{ itemId: cup.itemId }]);
    const view = await walk.toCheckout(cart, {
      email: null,
      destination: { ...buyer.destination, postal_code: null },
    });
    expect(view.status).toBe("incomplete");
    expect(view.messages.map((message) => message.code)).toEqual(["email_missing", "address_incomplete"]);
    expect(await walk.place(view)).toMatchObject({ ok: false, code: "incomplete" });
  });

  it("takes no order with half an address for its invoice, whether or not anything travels", async () => {
    const billing = { ...buyer.destination, last_name: null, postal_code: null };
    const asked = [
      { kind: "billing", field: "last_name" },
      { kind: "billing", field: "postal_code" },
    ];
    for (const ships of [true, false]) {
      const thing = await shop.sells({ stock: null, ships });
      const { cart } = await walk.fillCart([{ itemId: thing.itemId }]);
      const view = await walk.toCheckout(cart, { billing });
      expect(view.messages.map((message) => message.target)).toEqual(asked);
      expect(await walk.place(view)).toMatchObject({ ok: false, code: "incomplete" });
    }
  });

  it("sends an invoice to a country that no parcel goes to", async () => {
    const cup = await shop.sells();
    const { cart } = await walk.fillCart([{ itemId: cup.itemId }]);
    const view = await walk.toCheckout(cart, { billing: { ...buyer.destination, address_country: "NZ" } });
    expect(view.status).toBe("ready_for_complete");
  });
});
