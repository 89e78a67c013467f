import { expectAccessible } from "../accessible";
import { expectPaid, linkIn, mailTo, stockOf } from "../books";
import { expect, test } from "../fixtures";
import { expectOrderPage, payByCard } from "../paying";
import {
  amount,
  awake,
  choose,
  goToDepartment,
  goToPay,
  introduce,
  settle,
  someone,
  visit,
} from "../shopping";

test("a guest comes in by the home page, chooses a bowl, and buys it with a coupon", async ({
  page,
  shop,
}) => {
  const ines = someone();
  const before = await stockOf(shop, "STO-BOW-OAT-SMA");
  await visit(page, "/");
  await expectAccessible(page);
  await goToDepartment(page, "Kitchen");
  await page.getByRole("navigation", { name: "In Kitchen" }).getByRole("link", { name: "Tableware" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tableware" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("article").getByRole("link", { name: "Stoneware Bowl", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Stoneware Bowl" })).toBeVisible();

  // The picker knows what is sold out, takes what is not in its place, and lets wait for what was asked for.
  await choose(page, { Colour: "Clay", Size: "Large" });
  await expect(page.getByText("Clay / Large is sold out.")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Oat", exact: true })).toBeChecked();
  await expect(page.getByRole("button", { name: "Add to cart €36.00" })).toBeEnabled();
  await page.getByRole("button", { name: "Tell me when it is back" }).click();
  await expect(page.getByText("Sold out at the moment.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Add to cart/ })).toHaveCount(0);
  await expectAccessible(page);
  await choose(page, { Colour: "Oat" });
  await expect(page.getByRole("button", { name: "Add to cart €36.00" })).toBeEnabled();
  await choose(page, { Size: "Small" });
  await page.getByRole("button", { name: "Add to cart €22.00" }).click();

  const drawer = page.getByRole("dialog", { name: /^Cart/ });
  await expect(amount(drawer, "Total before delivery")).toHaveText("€22.00");
  await expectAccessible(page);
  await drawer.getByRole("button", { name: "One more" }).click();
  await expect(amount(drawer, "Total before delivery")).toHaveText("€44.00");
  await expect(drawer).toContainText("€16.00 more, and standard delivery is free.");
  await expect(drawer).toContainText("Standard delivery €4.90.");
  await drawer.getByRole("button", { name: "One more" }).click();
  await expect(amount(drawer, "Total")).toHaveText("€66.00");
  await expect(drawer.getByText(/standard delivery/i)).toHaveText(["Standard delivery is free."]);
  await drawer.getByRole("button", { name: "One less" }).click();
  await expect(amount(drawer, "Total before delivery")).toHaveText("€44.00");
  await drawer.getByRole("link", { name: "See the whole cart" }).click();

  await page.waitForURL("/cart");
  await awake(page);
  await page.getByLabel("A code").fill("welcome10");
  await page.getByRole("button", { name: "Use" }).click();
  await expect(amount(page, "Total before delivery")).toHaveText("€39.60");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go to checkout" }).click();

  await page.waitForURL(/\/checkout\//);
  await awake(page);
  // The market's own country is chosen already: the way, its days and the sum stand before anything is typed.
  await expect(page.getByLabel("Country", { exact: true })).toHaveValue("DE");
  await expect(page.getByRole("radio", { name: /^Standard delivery/ })).toBeChecked();
  await expect(amount(page, "Total")).toHaveText("€44.50");
  await introduce(page, ines);
  await settle(page);
  await expect(page.getByRole("radio", { name: /^Standard delivery/ })).toBeChecked();
  await expectAccessible(page);
  // 2 × 22.00, less 10 %, and 4.90 for the way.
  await goToPay(page, "€44.50");
  await expect(page.getByRole("heading", { name: "Pay €44.50" })).toBeVisible();
  await payByCard(page);

  await expectOrderPage(page, "Thank you, Ines.");
  await expectAccessible(page);
  const order = await expectPaid(page, shop, 4_450);
  expect(order.totals.map(({ type, amount }) => [type, amount])).toEqual([
    ["subtotal", 4_400],
    ["discount", -440],
    ["fulfilment", 490],
    ["total", 4_450],
  ]);
  expect(await stockOf(shop, "STO-BOW-OAT-SMA")).toEqual({ onHand: before.onHand - 2, held: before.held });
  await expect(page.getByRole("banner").getByRole("link", { name: "Cart", exact: true })).toBeVisible();

  // Whoever has the link has the order, in any browser.
  const letter = await mailTo(shop, ines.email, /is confirmed$/);
  await page.context().clearCookies();
  await page.goto(linkIn(letter, shop, "/order/"));
  await expectOrderPage(page, "Thank you, Ines.");
  await expect(amount(page, "Total")).toHaveText("€44.50");
});
