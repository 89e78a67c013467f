import { expectPaid, ordersOf } from "../books";
import { expect, type JourneyShop, test } from "../fixtures";
import { expectOrderPage, payByCard } from "../paying";
import { goToPay, introduce, someone, toCheckout } from "../shopping";

/** Which roads brought word of the payment of an order, as its timeline tells. */
async function eventsOf(shop: JourneyShop, orderId: string): Promise<string[]> {
  const { rows } = await shop.database.pool.query(
    "SELECT type FROM order_events WHERE order_id = $1 ORDER BY at, id",
    [orderId],
  );
  return rows.map((row: { type: string }) => row.type);
}

test("the buyer is back before the webhook: the page asks Stripe itself, and the webhook changes nothing more", async ({
  page,
  shop,
}) => {
  const ines = someone();
  await toCheckout(page, "market-tote", { Colour: "Natural" });
  await introduce(page, ines);
  await goToPay(page, "€22.90");
  await shop.control.pause();
  try {
    await payByCard(page);
    await expectOrderPage(page, "Thank you, Ines.");
    const order = await expectPaid(page, shop, 2_290);
    await expect.poll(() => eventsOf(shop, order.id)).toContain("message_sent");
    const events = await eventsOf(shop, order.id);
    await shop.control.resume();
    await shop.control.idle();
    await page.reload();
    await expectOrderPage(page, "Thank you, Ines.");
    expect(await eventsOf(shop, order.id)).toEqual(events);
    expect(shop.mailbox.letters({ to: ines.email })).toHaveLength(1);
  } finally {
    await shop.control.resume();
  }
});

test("the webhook is there before the buyer: the page finds a paid order", async ({ page, shop }) => {
  const ines = someone();
  await toCheckout(page, "market-tote", { Colour: "Ink" });
  await introduce(page, ines);
  await goToPay(page, "€22.90");
  // The way back is slow: the webhook has long been here.
  await page.route(/\/order\//, async (route) => {
    await expect.poll(async () => (await ordersOf(shop, ines.email))[0]?.state).toBe("placed");
    await shop.control.idle();
    await route.continue();
  });
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 2_290);
  expect(await ordersOf(shop, ines.email)).toHaveLength(1);
});

test("the webhook comes while the page is asking Stripe: the page is that of a paid order, its cart empty", async ({
  page,
  shop,
}) => {
  const ines = someone();
  await toCheckout(page, "market-tote", { Colour: "Ink" });
  await introduce(page, ines);
  await goToPay(page, "€22.90");
  await shop.control.pause();
  await shop.control.addFault({ operation: "checkout.sessions.retrieve", effect: "hang", ms: 2_000 });
  try {
    const back = payByCard(page);
    const struck = async () => (await shop.control.faults()).find((fault) => fault.effect === "hang")?.struck;
    await expect.poll(struck, { intervals: [50] }).toBe(1);
    await shop.control.resume();
    await shop.control.idle();
    await back;
    await expectOrderPage(page, "Thank you, Ines.");
    await expect(page.getByRole("banner").getByRole("link", { name: "Cart", exact: true })).toBeVisible();
  } finally {
    await shop.control.clearFaults();
    await shop.control.resume();
  }
  await expectPaid(page, shop, 2_290);
});

test("neither has a word yet: the page waits with the buyer, and follows by itself", async ({
  page,
  shop,
}) => {
  const ines = someone();
  await toCheckout(page, "market-tote", { Colour: "Clay" });
  await introduce(page, ines);
  await goToPay(page, "€22.90");
  await shop.control.pause();
  await shop.control.addFault({
    operation: "checkout.sessions.retrieve",
    effect: "error_before",
    count: "unlimited",
  });
  try {
    await payByCard(page);
    await expectOrderPage(page, "One moment.");
    await shop.control.resume();
    await expectOrderPage(page, "Thank you, Ines.");
  } finally {
    await shop.control.clearFaults();
    await shop.control.resume();
  }
  await expectPaid(page, shop, 2_290);
});
