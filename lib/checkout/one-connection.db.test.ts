import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "@/db/client";
import { cancelOrder, refundOrder } from "@/lib/aftersales";
import { shipOrder } from "@/lib/fulfilment";
import { linesOf, orderById } from "@/lib/orders";
import { factOf, retrieveSession } from "@/lib/payments";
import { testCtx, testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";
import { reopenCheckout, settleOrder } from ".";

const database = await testDatabase();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
let shop: TestShop;
beforeAll(async () => {
  shop = await openShop(database.ctx());
});

/** With one connection, code that asks for a second while it holds a transaction never gets it: the time-out fails. */
it("walks the whole road on a pool of one connection, many at a time", async () => {
  const cup = await shop.sells({ stock: 12 });
  await shop.offersCoupon("TEN");
  const single = openDatabase(database.url, { max: 1 });
  const ctx = testCtx(single.db);
  const walk = walker(ctx, shop);
  try {
    const placed = await Promise.all(
      Array.from({ length: 12 }, () => walk.toPayment([{ itemId: cup.itemId }], { codes: ["ten"] })),
    );
    await Promise.all(
      placed.map(async ({ sessionId, orderId, view }, at) => {
        if (at % 3 === 0) return reopenCheckout(ctx, await walk.find(view.id));
        await control.pay(sessionId);
        await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
        if (at % 3 === 1)
          return cancelOrder(ctx, orderId, { lines: null, restock: true, refund: true, reason: "test" });
        const [line] = await linesOf(ctx, orderId);
        await shipOrder(ctx, orderId, {
          lines: [{ line_id: line!.id, quantity: 1 }],
          carrier: null,
          tracking_number: null,
          tracking_url: null,
          notify: true,
        });
        return refundOrder(ctx, orderId, { amount: 100, reason: "test" });
      }),
    );
    const states = await Promise.all(
      placed.map(async ({ orderId }) => (await orderById(ctx, orderId))?.state),
    );
    expect(states.filter((state) => state === "placed")).toHaveLength(4);
  } finally {
    await single.close();
  }
});
