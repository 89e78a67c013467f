import { expect } from "@playwright/test";
import type { OrderView } from "@/lib/views";
import { sessionOf } from "@/tests/system/visitor";
import { ordersOf } from "../books";
import type { JourneyShop } from "../fixtures";

/** An order that a bank debit promises to pay, or that it then does not: through the public doors, without a browser. */
export async function debitOrder(
  shop: JourneyShop,
  email: string,
  lines: Readonly<Record<string, number>>,
  end?: "fail",
): Promise<OrderView> {
  const visitor = shop.visitor();
  for (const [sku, quantity] of Object.entries(lines)) await visitor.add(sku, quantity);
  const completed = await visitor.complete(await visitor.toCheckout(email));
  expect(completed.status, JSON.stringify(completed.body)).toBe(200);
  const session = sessionOf(completed.body);
  await shop.control.pay(session, { email, method: end ? "sepa_fails" : "sepa_succeeds" });
  const state = async () => (await ordersOf(shop, email))[0]?.state;
  await expect.poll(state).toBe("payment_pending");
  if (end) {
    await shop.control.settle(session, end);
    await expect.poll(state).toBe("canceled");
  }
  return (await ordersOf(shop, email))[0]!;
}
