import { expect } from "@playwright/test";
import type { OrderView } from "@/lib/views";
import { sessionOf } from "@/tests/system/visitor";
import { ordersOf } from "./books";
import type { JourneyShop } from "./fixtures";

/**
 * A paid order, made through the public doors without a browser: for journeys that begin where one stands. `lines` are
 * quantities by SKU.
 */
export async function paidOrder(
  shop: JourneyShop,
  email: string,
  lines: Readonly<Record<string, number>>,
): Promise<OrderView> {
  const visitor = shop.visitor();
  for (const [sku, quantity] of Object.entries(lines)) {
    const added = await visitor.add(sku, quantity);
    expect(added.status, `${sku} in the cart: ${JSON.stringify(added.body)}`).toBeLessThan(300);
  }
  const completed = await visitor.complete(await visitor.toCheckout(email));
  expect(completed.status, JSON.stringify(completed.body)).toBe(200);
  await shop.control.pay(sessionOf(completed.body), { email });
  const newest = async () => (await ordersOf(shop, email)).at(-1);
  await expect.poll(async () => (await newest())?.state).toBe("placed");
  return (await newest())!;
}
