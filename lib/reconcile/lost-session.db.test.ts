import { expect, it } from "vitest";
import { settleOrder } from "@/lib/checkout";
import { checkIdentities } from "@/lib/integrity";
import { availability } from "@/lib/inventory";
import { orderById } from "@/lib/orders";
import { factOf, paymentsOf, retrieveSession } from "@/lib/payments";
import { openProblems } from "@/lib/platform/problems";
import { reconcileStored } from "@/lib/reconcile";
import { storyClock, testDatabase } from "@/tests/database";
import { openShop } from "@/tests/factories";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";

/** Sessions that Stripe does not know any more: another account, another key. Stripe forgets all of them in each test. */
const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const { control } = await testStripe({ webhookDelivery: "on_demand", now: () => clock.now().getTime() });
const shop = await openShop(ctx);
const walk = walker(ctx, shop);
const HOUR = 3_600_000;

const stateOf = async (orderId: string) => (await orderById(ctx, orderId))?.state;
const stockOf = async (variantId: string) => (await availability(ctx, [variantId])).get(variantId);
const told = async (orderId: string) =>
  (await openProblems(ctx)).filter((problem) => problem.subject === orderId).map((problem) => problem.kind);

async function goneFromStripe() {
  const cup = await shop.sells({ stock: 2 });
  const made = await walk.toPayment([{ itemId: cup.itemId }]);
  await control.pay(made.sessionId);
  const fact = factOf((await retrieveSession(ctx, made.sessionId))!)!;
  await control.reset();
  return { ...made, cup, fact };
}

it("is waited for a day beyond its end, then ended as lost and put before staff", async () => {
  const { orderId, cup } = await goneFromStripe();
  clock.advance(HOUR);
  await reconcileStored(ctx);
  clock.advance(22 * HOUR);
  await reconcileStored(ctx);
  expect(await stateOf(orderId)).toBe("awaiting_payment");
  expect(await stockOf(cup.variantId)).toMatchObject({ onHand: 2, held: 1 });
  expect(await told(orderId)).toEqual([]);

  clock.advance(2 * HOUR);
  await reconcileStored(ctx);
  expect(await stateOf(orderId)).toBe("canceled");
  expect((await paymentsOf(ctx, orderId))[0]).toMatchObject({ state: "canceled", problem: "session_lost" });
  expect(await stockOf(cup.variantId)).toMatchObject({ onHand: 2, held: 0 });
  expect(await told(orderId)).toEqual(["session_lost"]);
  await reconcileStored(ctx);
  expect((await openProblems(ctx)).filter((problem) => problem.subject === orderId)).toMatchObject([
    { seen: 1 },
  ]);
  const { identities } = await checkIdentities(ctx);
  expect(identities.flatMap((identity) => identity.violations)).toEqual([]);
});

it("is not ended because Stripe does not answer, however long", async () => {
  const cup = await shop.sells({ stock: 2 });
  const { orderId } = await walk.toPayment([{ itemId: cup.itemId }]);
  clock.advance(48 * HOUR);
  await control.addFault({ operation: "checkout.sessions.retrieve", effect: "error_before", count: 10 });
  await reconcileStored(ctx);
  await control.clearFaults();
  expect(await stateOf(orderId)).toBe("awaiting_payment");
  expect(await told(orderId)).toEqual([]);
});

it("is placed after all when word of it comes late and the stock is there", async () => {
  const { orderId, cup, fact } = await goneFromStripe();
  clock.advance(26 * HOUR);
  await reconcileStored(ctx);
  expect(await stateOf(orderId)).toBe("canceled");
  expect(await settleOrder(ctx, fact)).toBe("revive");
  expect(await stateOf(orderId)).toBe("placed");
  expect(await stockOf(cup.variantId)).toMatchObject({ onHand: 1, held: 0 });
});

it("of a bank's promise is waited for three weeks", async () => {
  const cup = await shop.sells({ stock: 2 });
  const { orderId, sessionId } = await walk.toPayment([{ itemId: cup.itemId }]);
  await control.pay(sessionId, { method: "sepa_succeeds" });
  expect(await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!)).toBe("promise");
  await control.reset();
  clock.advance(20 * 24 * HOUR);
  await reconcileStored(ctx);
  expect(await stateOf(orderId)).toBe("payment_pending");
  clock.advance(26 * HOUR);
  await reconcileStored(ctx);
  expect(await stateOf(orderId)).toBe("canceled");
  expect(await told(orderId)).toEqual(["session_lost"]);
});
