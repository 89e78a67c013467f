import { expectAccessible } from "../accessible";
import { expectPaid, mailTo, ordersOf, shownOrder, stockOf } from "../books";
import { expect, test } from "../fixtures";
import { cards, expectOrderPage, payByCard, payByDebit } from "../paying";
import { atStripe, goToPay, introduce, someone, toCheckout } from "../shopping";

test("a declined card charges nothing, and another one pays the same order once", async ({ page, shop }) => {
  const ines = someone();
  await toCheckout(page, "beeswax-candle");
  await introduce(page, ines);
  await goToPay(page, "€23.90");
  await payByCard(page, cards.declined);
  await expect(page.getByRole("alert")).toContainText("Your card was declined.");
  const [waiting] = await ordersOf(shop, ines.email);
  expect(waiting).toMatchObject({ state: "awaiting_payment", captured: 0 });

  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  const order = await expectPaid(page, shop, 2_390);
  expect(order.id).toBe(waiting!.id);
  // Which card it was, Stripe tells a moment later.
  await expect.poll(async () => (await shownOrder(page, shop)).payments[0]?.cardLast4).toBe("4242");
  await page.reload();
  await expect(page.getByText("Visa ending in 4242")).toBeVisible();
});

test("who comes back from the payment page unpaid can change the order and pay that", async ({
  page,
  shop,
}) => {
  const ines = someone();
  const before = await stockOf(shop, "GAR-TWI-NAT");
  await toCheckout(page, "garden-twine", { Colour: "Natural" });
  await introduce(page, ines);
  await goToPay(page, "€11.40");
  expect(await stockOf(shop, "GAR-TWI-NAT")).toEqual({ ...before, held: before.held + 1 });
  await page.getByRole("link", { name: "Cancel and go back to the shop" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Not paid yet." })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Continue to payment" }).click();
  await atStripe(page);
  await page.getByRole("link", { name: "Cancel and go back to the shop" }).click();
  await page.getByRole("button", { name: "Change the order" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
  expect(await stockOf(shop, "GAR-TWI-NAT")).toEqual(before);
  await page.getByRole("radio", { name: /^Express delivery/ }).check();
  await goToPay(page, "€19.40");
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 1_940);
  const orders = await ordersOf(shop, ines.email);
  expect(orders.map(({ state, captured }) => [state, captured])).toEqual([
    ["canceled", 0],
    ["placed", 1_940],
  ]);
});

test("a card that asks for 3-D Secure pays once the bank knows who pays", async ({ page, shop }) => {
  const ines = someone();
  await toCheckout(page, "hand-trowel");
  await introduce(page, ines);
  await goToPay(page, "€33.90");
  await payByCard(page, cards.challenged);
  await page.getByRole("button", { name: "Fail" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  expect((await ordersOf(shop, ines.email))[0]).toMatchObject({ state: "awaiting_payment", captured: 0 });

  await payByCard(page, cards.challenged);
  await page.getByRole("button", { name: "Complete" }).click();
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 3_390);
});

test("a bank debit waits, keeps the stock, and is an order like any other when the money comes", async ({
  page,
  shop,
}) => {
  const ines = someone();
  const before = await stockOf(shop, "BRA-PEN-SHA");
  await toCheckout(page, "brass-pencil-sharpener");
  await introduce(page, ines);
  const session = await goToPay(page, "€21.40");
  await payByDebit(page, "AT61 1904 3002 3457 3201");
  await expectOrderPage(page, "Your payment is on its way.");
  await expectAccessible(page);
  expect((await ordersOf(shop, ines.email))[0]).toMatchObject({
    state: "payment_pending",
    paymentStatus: "pending",
    captured: 0,
  });
  expect(await stockOf(shop, "BRA-PEN-SHA")).toEqual({ ...before, held: before.held + 1 });
  await mailTo(shop, ines.email, /^We have your order/);

  await shop.control.settle(session, "succeed");
  await mailTo(shop, ines.email, /is confirmed$/);
  await page.reload();
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 2_140);
  expect(await stockOf(shop, "BRA-PEN-SHA")).toEqual({ onHand: before.onHand - 1, held: before.held });
});

test("a bank debit that fails cancels the order, frees the stock, and says so", async ({ page, shop }) => {
  const ines = someone();
  const before = await stockOf(shop, "CED-PEN-BOX");
  await toCheckout(page, "cedar-pencils-box-of-six");
  await introduce(page, ines);
  const session = await goToPay(page, "€16.90");
  await payByDebit(page, "AT86 1904 3002 3547 3202");
  await expectOrderPage(page, "Your payment is on its way.");

  await shop.control.settle(session, "fail");
  const letter = await mailTo(shop, ines.email, /did not go through$/);
  expect(letter.text).toContain("Nothing was charged.");
  await page.reload();
  await expectOrderPage(page, "This order was not paid.");
  await expectAccessible(page);
  expect(await ordersOf(shop, ines.email)).toMatchObject([{ state: "canceled", captured: 0, refunded: 0 }]);
  expect(await stockOf(shop, "CED-PEN-BOX")).toEqual(before);
});
