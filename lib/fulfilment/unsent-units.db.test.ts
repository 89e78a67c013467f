import { expect, it } from "vitest";
import { cancelOrder } from "@/lib/aftersales";
import { countStock, deskProduct } from "@/lib/assortment";
import { settleOrder } from "@/lib/checkout";
import { setStock } from "@/lib/inventory";
import { createLocation } from "@/lib/inventory/store";
import { factOf, retrieveSession } from "@/lib/payments";
import { transact } from "@/lib/platform/transact";
import { lowStock } from "@/lib/views";
import { busyShop } from "@/tests/busy-shop";
import { testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import { testStripe } from "@/tests/stripe";
import { progressOf, shipOrder, unsentUnits } from ".";
import { shipSchema } from "./contract";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const { shop, order, walk, items } = await busyShop(ctx, control);

async function paid(itemId: string, quantity: number): Promise<string> {
  const { orderId, sessionId } = await walk.toPayment([{ itemId, quantity }]);
  await control.pay(sessionId);
  await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
  return orderId;
}
async function ship(id: string, most = 99) {
  const lines = (await progressOf(ctx, id)).map(({ lineId, ordered, shipped, canceled }) => ({
    line_id: lineId,
    quantity: Math.min(most, ordered - shipped - canceled),
  }));
  must(await shipOrder(ctx, id, shipSchema.parse({ lines, notify: false })));
}
const back = { lines: null, restock: true, refund: true, reason: "Changed mind" };
const unsent = async ({ variantId }: { variantId: string }, locationId = shop.location.id) =>
  (await unsentUnits(ctx, [variantId]))(variantId, locationId);

it("is what placed orders have still to send: not what left, was put back or is still to be paid", async () => {
  // One of the parcel that has left in part, and two each of the two that wait.
  expect(await unsent(items.cup)).toBe(5);
  expect(await unsent(items.pot)).toBe(3);
  await ship(order.placed);
  expect(await unsent(items.cup)).toBe(3);
  must(await cancelOrder(ctx, order.part_refunded, back));
  expect(await unsent(items.cup)).toBe(1);
  await ship(order.part_shipped);
  expect(await unsent(items.cup)).toBe(0);
});

it("stands beside on hand on the product and on the list of low stock: together they are the shelf", async () => {
  const jug = await shop.sells({ title: "Jug", stock: 6 });
  const bought = await paid(jug.itemId, 3);
  const level = async () => {
    const [desk, low] = [await deskProduct(ctx, jug.productId), await lowStock(ctx, {})];
    const row = low.rows.find(({ id }) => id === jug.variantId)!;
    expect(row.stock).toEqual(desk!.variants[0]!.stock);
    expect(row.unsent).toBe(row.stock[0]!.unsent);
    return row.stock[0];
  };
  expect(await level()).toMatchObject({ onHand: 3, held: 0, unsent: 3 });
  await ship(bought, 2);
  expect(await level()).toMatchObject({ onHand: 3, unsent: 1 });
  const other = await paid(jug.itemId, 1);
  expect(await level()).toMatchObject({ onHand: 2, unsent: 2 });
  must(await cancelOrder(ctx, other, back));
  expect(await level()).toMatchObject({ onHand: 3, unsent: 1 });
});

it("is told by location, the first of which is emptied first", async () => {
  const vase = await shop.sells({ title: "Vase", stock: 2 });
  const cellar = await transact(ctx, async (tx) => {
    const id = await createLocation(tx, { code: "cellar", name: "Cellar", position: 9 });
    must(
      await setStock(tx, {
        variantId: vase.variantId,
        locationId: id,
        onHand: 3,
        expected: null,
        reason: "Counted",
      }),
    );
    return id;
  });
  const bought = await paid(vase.itemId, 4);
  expect([await unsent(vase), await unsent(vase, cellar)]).toEqual([2, 2]);
  await ship(bought, 3);
  expect([await unsent(vase), await unsent(vase, cellar)]).toEqual([0, 1]);
});

it("is compared when it is counted: a parcel that left meanwhile was counted or was not, nobody can tell", async () => {
  const lamp = await shop.sells({ title: "Lamp", stock: 5 });
  const bought = await paid(lamp.itemId, 2);
  const level = { variantId: lamp.variantId, locationId: shop.location.id };
  const count = (unsent: number | undefined, onHand: number) =>
    transact(ctx, (tx) =>
      countStock(tx, lamp.productId, [{ ...level, onHand, expected: 3, unsent, reason: "Counted" }]),
    );
  await ship(bought);
  // Three were left when the parcel had gone; two that were not there were taken off.
  expect(await count(2, 1)).toMatchObject({ ok: false, code: "stock_changed_meanwhile" });
  expect((await deskProduct(ctx, lamp.productId))!.variants[0]!.stock).toMatchObject([
    { onHand: 3, unsent: 0 },
  ]);
  must(await count(0, 4));
  expect((await deskProduct(ctx, lamp.productId))!.variants[0]!.stock).toMatchObject([{ onHand: 4 }]);
});
