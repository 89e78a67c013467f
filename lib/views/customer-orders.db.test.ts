import { beforeAll, expect, it } from "vitest";
import { settleOrder } from "@/lib/checkout";
import { findOrCreateCustomer, proveEmail } from "@/lib/customers";
import { markDelivered, shipOrder } from "@/lib/fulfilment";
import { invariant } from "@/lib/kernel/invariant";
import { factOf, retrieveSession } from "@/lib/payments";
import { transact } from "@/lib/platform/transact";
import { testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";
import { orderView } from ".";
import { customerOrders } from "./customer-orders";

const { control } = await testStripe({ webhookDelivery: "on_demand" });
const database = await testDatabase();
const ctx = database.ctx();
let shop: TestShop;
let walk: ReturnType<typeof walker>;

beforeAll(async () => {
  shop = await openShop(ctx);
  walk = walker(ctx, shop);
});

async function guestOrders(email: string, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const cup = await shop.sells();
    await walk.toPayment([{ itemId: cup.itemId }], { email });
  }
}
const customer = (email: string) =>
  transact(ctx, (tx) => findOrCreateCustomer(tx, { email, firstName: null, lastName: null, locale: null }));

it("what was ordered as a guest is in the account once the address is proven, and nobody else's ever", async () => {
  await guestOrders("Ines@example.com", 2);
  await guestOrders("other@example.com", 1);
  const { id } = await customer("ines@example.com");
  expect((await customerOrders(ctx, id)).orders).toEqual([]);
  await transact(ctx, (tx) => proveEmail(tx, id));
  expect((await customerOrders(ctx, id)).orders).toHaveLength(2);
});

it("pages by key, each order once", async () => {
  await guestOrders("pages@example.com", 5);
  const { id } = await customer("pages@example.com");
  await transact(ctx, (tx) => proveEmail(tx, id));
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await customerOrders(ctx, id, { after, size: 2 });
    seen.push(...page.orders.map((order) => order.label));
    if (!page.next) break;
    after = page.next;
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});

it("says how far an order's parcels are, and that it is there once all of them are", async () => {
  const email = "parcels@example.com";
  const cup = await shop.sells();
  const { orderId, sessionId } = await walk.toPayment([{ itemId: cup.itemId, quantity: 2 }], { email });
  await control.pay(sessionId);
  await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
  const { id } = await customer(email);
  await transact(ctx, (tx) => proveEmail(tx, id));
  const [line] = (await orderView(ctx, orderId))!.lines;
  const listed = async () => (await customerOrders(ctx, id)).orders[0]!;
  const ship = async () => {
    const parcel = { carrier: null, tracking_number: null, tracking_url: null, notify: false };
    const sent = await shipOrder(ctx, orderId, { ...parcel, lines: [{ line_id: line!.id, quantity: 1 }] });
    invariant(sent.ok, "it left");
    return sent.value.shipmentId;
  };

  expect(await listed()).toMatchObject({ sent: "nothing", things: [{ title: line!.title, quantity: 2 }] });
  const first = await ship();
  await markDelivered(ctx, first);
  expect((await listed()).sent).toBe("a_part");
  const second = await ship();
  expect((await listed()).sent).toBe("all");
  await markDelivered(ctx, second);
  expect((await listed()).sent).toBe("delivered");
});
