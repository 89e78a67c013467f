import { expectAccessible } from "../accessible";
import { expectPaid, ordersOf, stockOf } from "../books";
import { count, reprice } from "../desk";
import { expect, test } from "../fixtures";
import { expectOrderPage, payByCard } from "../paying";
import {
  add,
  amount,
  atStripe,
  awake,
  goToPay,
  introduce,
  settle,
  someone,
  toCheckout,
  visit,
} from "../shopping";

test("what sells out while it lies in the cart is told there, and only what is left can be bought", async ({
  page,
  staff,
  shop,
}) => {
  const ines = someone();
  const drawer = await add(page, "brass-desk-lamp", { Finish: "Black" });
  await drawer.getByRole("button", { name: "One more" }).click();
  await expect(amount(drawer, "Total")).toHaveText("€238.00");
  await count(await staff("manager"), "Brass Desk Lamp", "Black", 1);

  await visit(page, "/cart");
  await expect(page.getByText("Only 1 is left.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go to checkout" }).click();
  await page.waitForURL(/\/checkout\//);
  await awake(page);
  await introduce(page, ines);
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page.getByRole("button", { name: "Take 1" })).toBeFocused();
  await page.getByRole("button", { name: "Take 1" }).click();
  await goToPay(page, "€119.00");
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 11_900);
  expect(await stockOf(shop, "BRA-DES-LAM-BLA")).toEqual({ onHand: 0, held: 0 });

  await visit(page, "/p/brass-desk-lamp");
  await page
    .getByRole("group", { name: /^Finish/ })
    .getByText("Black")
    .click();
  await expect(page.getByText("Sold out at the moment.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Add to cart/ })).toHaveCount(0);
});

test("what sells out between looking and paying is not sold: nothing is charged, the rest can be", async ({
  page,
  staff,
  shop,
  consoles,
}) => {
  consoles.expected.push(/status of 409 .*\/complete\)$/);
  const ines = someone();
  await add(page, "wool-throw", { Colour: "Moss" });
  await toCheckout(page, "beeswax-candle");
  await introduce(page, ines);
  await settle(page);
  await count(await staff("warehouse"), "Wool Throw", "Moss", 0);

  await page.getByRole("button", { name: "Pay €123.00" }).click();
  const told = page.getByRole("alert").filter({ hasText: "This is sold out at the moment." });
  await expect(told).toBeFocused();
  await expect(told).toBeInViewport();
  expect(await ordersOf(shop, ines.email)).toEqual([]);
  await page.getByRole("button", { name: "Leave it out" }).click();
  await goToPay(page, "€23.90");
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 2_390);
});

test("a price that changes at the checkout is agreed to again before anything is ordered", async ({
  page,
  staff,
  shop,
  consoles,
}) => {
  // Whether the last field was saved before the price changed or after: the order's door says it, or the saving does.
  consoles.expected.push(/status of 409 .*\/complete\)$/);
  const ines = someone();
  await toCheckout(page, "glass-carafe");
  await introduce(page, ines);
  await expect(page.getByRole("button", { name: "Pay €42.90" })).toBeVisible();
  await reprice(await staff("owner"), "Glass Carafe", "only variant", "41.00");

  await page.getByRole("button", { name: "Pay €42.90" }).click();
  const told = page.getByRole("alert").filter({ hasText: "The price changed a moment ago" });
  await expect(told).toBeFocused();
  await expect(told).toContainText("Glass Carafe");
  await expect(amount(told, "Total")).toHaveText("Before: €42.90 €45.90");
  await expectAccessible(page);
  expect(await ordersOf(shop, ines.email)).toEqual([]);
  await goToPay(page, "€45.90");
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 4_590);
});

test("two tabs of one checkout make one order and one charge", async ({ page, context, shop }) => {
  const ines = someone();
  await toCheckout(page, "linen-bound-notebook", { Colour: "Rust", Paper: "Ruled" });
  await introduce(page, ines);
  await settle(page);
  const other = await context.newPage();
  await visit(other, page.url());

  const [one, two] = await Promise.all([goToPay(page, "€27.40"), goToPay(other, "€27.40")]);
  expect(two).toBe(one);
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  await other.reload();
  await expect(other.getByRole("heading", { name: "This payment is complete" })).toBeVisible();
  await expectPaid(page, shop, 2_740);
  expect(await ordersOf(shop, ines.email)).toHaveLength(1);
});

test("a cart that grows in another tab is not paid for unseen", async ({ page, context, shop, consoles }) => {
  consoles.expected.push(/status of 409 .*\/complete\)$/);
  const ines = someone();
  await toCheckout(page, "felt-storage-box", { Colour: "Sky" });
  await introduce(page, ines);
  await settle(page);
  await expect(page.getByRole("button", { name: "Pay €43.90" })).toBeVisible();
  const other = await context.newPage();
  await add(other, "garden-twine", { Colour: "Forest" });
  // The drawer shows a thing at once; the sum is the shop's word that it is in.
  await expect(amount(other.getByRole("dialog", { name: /^Cart/ }), "Total before delivery")).toHaveText(
    "€45.50",
  );

  await page.getByRole("button", { name: "Pay €43.90" }).click();
  const told = page.getByRole("alert").filter({ hasText: "Nothing was ordered yet" });
  await expect(told).toBeFocused();
  await expect(amount(told, "1 × Garden Twine, Forest")).toHaveText("€6.50");
  await goToPay(page, "€50.40");
  // The other tab's cart is being paid; its checkout says so.
  await visit(other, "/cart");
  await other.getByRole("button", { name: "Go to checkout" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Not paid yet." })).toBeVisible();
  await other.getByRole("link", { name: "Continue to payment" }).click();
  await atStripe(other);
  await payByCard(other);
  await expectOrderPage(other, "Thank you, Ines.");
  await expectPaid(other, shop, 5_040);
});

test("what is typed before the page's script is awake counts", async ({ page, shop }) => {
  const ines = someone();
  await toCheckout(page, "ash-peg-rail", { Pegs: "Three" });
  let wake = () => {};
  const asleep = new Promise<void>((done) => {
    wake = done;
  });
  await page.route(/\/_next\/.*\.js/, async (route) => {
    await asleep;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await introduce(page, ines);
  wake();
  await awake(page);
  await goToPay(page, "€38.90");
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 3_890);
});

test("what is typed while the shop cannot be reached is kept, and counts once it can be", async ({
  page,
  context,
  shop,
  consoles,
}) => {
  consoles.expected.push(/ERR_INTERNET_DISCONNECTED/);
  const ines = someone();
  await toCheckout(page, "beeswax-candle");
  await context.setOffline(true);
  await introduce(page, ines);
  await page.getByRole("button", { name: /^Pay/ }).click();
  const told = page.getByRole("alert").filter({ hasText: "The shop cannot be reached." });
  await expect(told).toBeFocused();
  expect(await ordersOf(shop, ines.email)).toEqual([]);
  await context.setOffline(false);
  // The sum stood already, and nothing of what was typed has changed it.
  await goToPay(page, "€23.90");
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 2_390);
});
