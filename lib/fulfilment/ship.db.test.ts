import { expect, it } from "vitest";
import { changeAddress } from "@/lib/aftersales";
import { settleOrder } from "@/lib/checkout";
import { addNote, deliveryOf, orderById, touchOrder } from "@/lib/orders";
import { factOf, retrieveSession } from "@/lib/payments";
import { transact } from "@/lib/platform/transact";
import { orderView } from "@/lib/views";
import { busyShop } from "@/tests/busy-shop";
import { testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import { testStripe } from "@/tests/stripe";
import { progressOf, shipOrder } from ".";
import { shipSchema } from "./contract";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const { order, walk, items } = await busyShop(ctx, control);

async function paid(): Promise<string> {
  const { orderId, sessionId } = await walk.toPayment([{ itemId: items.pot.itemId }]);
  await control.pay(sessionId);
  await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
  return orderId;
}
/** Whoever packs has looked at the order; later they press. */
async function packs(id: string) {
  const lines = (await progressOf(ctx, id)).map(({ lineId, ordered }) => ({
    line_id: lineId,
    quantity: ordered,
  }));
  const seen_delivery = (await deliveryOf(ctx, id))!;
  return (seen: typeof seen_delivery | undefined = seen_delivery) =>
    shipOrder(ctx, id, shipSchema.parse({ lines, seen_delivery: seen }));
}
async function goesTo(id: string, street_address: string) {
  const [delivery, { version }] = [(await deliveryOf(ctx, id))!, (await orderById(ctx, id))!];
  return () => changeAddress(ctx, id, { ...delivery, street_address, version });
}
const parcels = async (id: string) => (await orderView(ctx, id))!.shipments.length;

it("a parcel does not leave for where an order went when its packer looked: they are told where it goes now", async () => {
  const press = await packs(order.placed);
  must(await (await goesTo(order.placed, "Lindenstrasse 41"))());
  const refused = await press();
  const now = (await deliveryOf(ctx, order.placed))!;
  expect(refused).toMatchObject({ code: "address_changed", detail: { delivery: now } });
  expect(now.street_address).toBe("Lindenstrasse 41");
  expect(await parcels(order.placed)).toBe(0);
  must(await press(now));
  expect(await parcels(order.placed)).toBe(1);
  // That nothing is left is said before where it would have gone.
  expect(await press()).toMatchObject({ code: "more_than_open" });
});

it("is not held up by what else was done to an order meanwhile", async () => {
  const press = await packs(order.part_refunded);
  const { version } = (await orderById(ctx, order.part_refunded))!;
  await transact(ctx, async (tx) => {
    await addNote(tx, order.part_refunded, "Wrap it twice");
    await touchOrder(tx, order.part_refunded);
  });
  expect((await orderById(ctx, order.part_refunded))!.version).toBeGreaterThan(version);
  must(await press());
});

it("leaves, or goes elsewhere, and never both, when two press at the same moment", async () => {
  const ids = await Promise.all([paid(), paid(), paid(), paid()]);
  for (const [at, id] of ids.entries()) {
    const [press, change] = [await packs(id), await goesTo(id, "Lindenstrasse 41")];
    // Each is the first to press in turn: who comes to the lock first is mostly they.
    const early = at % 2 === 0 ? press() : change();
    const [one, other] = await Promise.all([early, at % 2 === 0 ? change() : press()]);
    const [shipped, changed] = at % 2 === 0 ? [one, other] : [other, one];
    expect([shipped.ok, changed.ok].sort()).toEqual([false, true]);
    expect(shipped.ok || shipped.code).toBe(shipped.ok || "address_changed");
    expect(changed.ok || changed.code).toBe(changed.ok || "order_sent");
    expect(await parcels(id)).toBe(shipped.ok ? 1 : 0);
  }
});
