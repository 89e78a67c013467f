import { expectAccessible } from "../accessible";
import { expectPaid } from "../books";
import { expect, test } from "../fixtures";
import { expectOrderPage, payByCard } from "../paying";
import { amount, awake, choose, goToDepartment, goToPay, introduce, someone, visit } from "../shopping";

test("the United States see dollars before tax, and pay with the tax of their state", async ({
  page,
  shop,
}) => {
  const ada = someone({
    firstName: "Ada",
    lastName: "Whitcomb",
    street: "245 Bleecker Street",
    city: "New York",
    postalCode: "10014",
    country: "United States",
    region: "New York",
  });
  await visit(page, "/");
  const foot = page.getByRole("contentinfo");
  await foot.locator("summary").click();
  await foot.getByRole("button", { name: "United States" }).click();
  await page.waitForURL("/us");
  await awake(page);
  await expectAccessible(page);
  await goToDepartment(page, "Study");
  await page.getByRole("article").getByRole("link", { name: "Linen-bound Notebook", exact: true }).click();
  await expect(page.getByText("Before tax.")).toBeVisible();
  await choose(page, { Colour: "Forest", Paper: "Dotted" });
  await page.getByRole("button", { name: "Add to cart $20.00" }).click();
  const drawer = page.getByRole("dialog", { name: /^Cart/ });
  await expect(amount(drawer, "Total before tax and delivery")).toHaveText("$20.00");
  await expect(drawer).toContainText("Standard delivery $7.95. Tax is added at checkout.");
  await drawer.getByRole("button", { name: "Go to checkout" }).click();
  await page.waitForURL(/\/checkout\//);
  await awake(page);
  await introduce(page, ada);
  await expect(amount(page, "Sales tax")).toHaveText("$2.49");
  // An invoice that is wished for elsewhere holds the payment until it says where; taken back, it does not.
  await page.getByLabel("The invoice goes to another address").check();
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page.getByText("This is needed for the invoice.")).toHaveCount(6);
  await expect(page).toHaveURL(/\/checkout\//);
  await page.getByLabel("The invoice goes to another address").uncheck();
  // 20.00 and 7.95 for the way, and 8.875 % of each: 1.78 and 0.71.
  await goToPay(page, "$30.44");
  await expect(page.getByRole("heading", { name: "Pay $30.44" })).toBeVisible();
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ada.");
  const order = await expectPaid(page, shop, 3_044);
  expect(order).toMatchObject({ currency: "USD", taxInclusive: false });
  expect(order.totals.map(({ type, amount }) => [type, amount])).toEqual([
    ["subtotal", 2_000],
    ["fulfilment", 795],
    ["tax", 249],
    ["total", 3_044],
  ]);
  // The order's links lead back to the shop it was bought in.
  await page.getByRole("link", { name: "Linen-bound Notebook" }).click();
  await page.waitForURL(/\/us\/p\/linen-bound-notebook/);
});

test("where nothing is, the ways on stay in the market", async ({ page, consoles }) => {
  consoles.expected.push(/status of 404/);
  for (const path of ["/us/p/no-such-thing", "/us/no/such/page", "/us/c/no-such-thing"]) {
    await page.goto(path);
    await expect(page.getByRole("link", { name: "Go to the shop" }), path).toHaveAttribute("href", "/us");
  }
  for (const path of ["/p/no-such-thing", "/no/such/page", "/nowhere/else"]) {
    await page.goto(path);
    await expect(page.getByRole("link", { name: "Go to the shop" }), path).toHaveAttribute("href", "/");
  }
});
