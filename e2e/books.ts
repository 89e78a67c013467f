import { expect, type Page } from "@playwright/test";
import { formatMoney } from "@/lib/kernel/money";
import { numberFromLabel } from "@/lib/orders";
import { type OrderView, orderView } from "@/lib/views";
import type { Letter } from "@/sandbox/mail";
import type { JourneyShop } from "./fixtures";
import { amount } from "./shopping";

/** The record of the order whose page is shown. */
export async function shownOrder(page: Page, shop: JourneyShop): Promise<OrderView> {
  const line = await page.getByText(/^Order CW-\d+/).textContent();
  const number = numberFromLabel(/CW-\d+/.exec(line ?? "")?.[0] ?? "");
  const { rows } = await shop.database.pool.query("SELECT id FROM orders WHERE number = $1", [number]);
  return read(shop, rows[0].id);
}

/** Every order made with an e-mail address, oldest first. */
export async function ordersOf(shop: JourneyShop, email: string): Promise<OrderView[]> {
  const { rows } = await shop.database.pool.query(
    "SELECT id FROM orders WHERE email_key = $1 ORDER BY created_at",
    [email],
  );
  return Promise.all(rows.map((row: { id: string }) => read(shop, row.id)));
}

async function read(shop: JourneyShop, id: string): Promise<OrderView> {
  const view = await orderView(shop.ctx, id);
  expect(view, "the order is on record").not.toBeNull();
  return view!;
}

/** The mail to somebody whose subject has these words, once it has come. */
export async function mailTo(shop: JourneyShop, to: string, subject: string | RegExp): Promise<Letter> {
  const fits = (letter: Letter) =>
    typeof subject === "string" ? letter.subject === subject : subject.test(letter.subject);
  const find = () => shop.mailbox.letters({ to }).filter(fits);
  await expect.poll(() => find().length, { message: `a mail to ${to}: ${subject}` }).toBe(1);
  return find()[0]!;
}

/** Where a mail's link to a page of the shop leads: what follows the shop's address. */
export function linkIn(letter: Letter, shop: JourneyShop, path: string): string {
  const link = letter.links.find((one) => one.startsWith(`${shop.url}${path}`));
  expect(link, `a link to ${path} in "${letter.subject}"`).toBeDefined();
  return link!.slice(shop.url.length);
}

/**
 * The order's page, the record, Stripe and the confirmation by mail say one sum, and Stripe has taken it once. `total`
 * is what it must be, in minor units. Returns the record.
 */
export async function expectPaid(page: Page, shop: JourneyShop, total: number): Promise<OrderView> {
  const order = await shownOrder(page, shop);
  const written = formatMoney({ amount: total, currency: order.currency }, order.locale);
  await expect(amount(page, "Total")).toHaveText(written);
  expect(order).toMatchObject({ state: "placed", paymentStatus: "paid", total, captured: total });
  const rows = order.totals.filter((entry) => entry.type !== "total");
  expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(total);
  await expectCharged(shop, order, total);
  const letter = await mailTo(shop, order.email!, `Your order ${order.label} is confirmed`);
  expect(letter.text).toContain(`Total: ${written}`);
  expect(letter.links).toContain(order.url);
  return order;
}

/** Among the payments of an order exactly one took money at Stripe: this much. */
async function expectCharged(shop: JourneyShop, order: OrderView, total: number): Promise<void> {
  const asked = order.payments.flatMap((payment) => payment.sessionId ?? []);
  const sessions = await Promise.all(asked.map((id) => shop.stripe.checkout.sessions.retrieve(id)));
  const paid = sessions.filter((session) => session.payment_status === "paid");
  expect(paid.map(({ amount_total, currency }) => ({ amount_total, currency }))).toEqual([
    { amount_total: total, currency: order.currency.toLowerCase() },
  ]);
}

/** Units of a variant on the shelf, and those of them promised to orders, by its SKU. */
export async function stockOf(
  shop: JourneyShop,
  sku: string,
): Promise<{ readonly onHand: number; readonly held: number }> {
  const { rows } = await shop.database.pool.query(
    `SELECT sum(on_hand)::int AS "onHand", sum(held)::int AS held
       FROM stock_levels JOIN variants ON variants.id = variant_id WHERE sku = $1`,
    [sku],
  );
  return rows[0];
}
