import { beforeAll, expect, it } from "vitest";
import { findOrCreateCustomer, proveEmail } from "@/lib/customers";
import { transact } from "@/lib/platform/transact";
import { testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";
import { customerOrders } from "./customer-orders";

await testStripe({ webhookDelivery: "on_demand" });
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
