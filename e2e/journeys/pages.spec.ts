import type { Page } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { confirmAddress, join, newPassword } from "../account";
import { openProduct } from "../desk";
import { expect, test } from "../fixtures";
import { paidOrder } from "../ordering";
import { awake, someone, toCheckout, visit } from "../shopping";

/** Pages that no journey passes, and those whose other states matter: axe finds nothing serious on any. */
async function look(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  await awake(page);
  await expectAccessible(page);
}

test("the shop's other pages can be read by everybody", async ({ page, shop, consoles }) => {
  consoles.expected.push(/status of 404 /);
  await look(page, "/c/kitchen?sort=price_asc", "Kitchen");
  await look(page, "/search", "Search");
  await look(page, "/search?q=linen", "Search");
  await look(page, "/search?q=zeppelin", "Search");
  await look(page, "/p/wool-throw", "Wool Throw");
  await look(page, "/cart", "Cart");
  await look(page, "/p/no-such-thing", /./);
  await look(page, "/no/such/page", /./);
  await look(page, "/order/made-up", /./);
  await look(page, "/confirm-email/made-up", "This link is over.");
  await look(page, "/reset-password/made-up", "This link is over.");
  await look(page, "/device", /./);
  await look(page, "/api/v1/docs", /./);
  await page.goto(shop.mailbox.url);
  await expectAccessible(page);
});

test("the menu of a phone, and a checkout that says what is missing", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, "/");
  await page.getByText("Menu", { exact: true }).click();
  const menu = page.getByRole("navigation", { name: "Menu" });
  await expect(menu).toBeVisible();
  await expectAccessible(page);
  // The one way to close it stands where it was opened.
  await page.getByRole("banner").getByText("Close", { exact: true }).filter({ visible: true }).click();
  await expect(menu).toBeHidden();
  await toCheckout(page, "linen-apron", { Colour: "Moss", Size: "S–M" });
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page.getByRole("main").getByLabel("E-mail")).toBeFocused();
  await expect(page.getByText("Enter an e-mail address for the confirmation.")).toBeVisible();
  // Everything at once, and not what is written.
  await expect(page.getByText("This is needed for the parcel to arrive.")).toHaveCount(5);
  await page.getByLabel("City").fill("Cork");
  await page.getByLabel("City").press("Tab");
  await expect(page.getByText("This is needed for the parcel to arrive.")).toHaveCount(4);
  // An invoice that is wished for elsewhere is not forgotten for want of a country.
  await page.getByLabel("The invoice goes to another address").check();
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page.getByText("Choose a country for the invoice.")).toBeVisible();
  await expect(page.getByText("This is needed for the invoice.")).toHaveCount(5);
  await page.getByLabel("The invoice goes to another address").uncheck();
  await page.getByText("Show the order").click();
  await expectAccessible(page);
});

test("the account's pages can be read by everybody", async ({ page, shop }) => {
  const ines = someone();
  const password = newPassword();
  await page.goto("/sign-up");
  await expectAccessible(page);
  await join(page, ines, password);
  await confirmAddress(page, shop, ines.email);
  await look(page, "/account/orders", "Your orders");
  await look(page, "/account/addresses", /./);
  await look(page, "/account/profile", /./);
});

test("the desk's pages can be read by everybody who works there", async ({ page, staff, shop }) => {
  const order = await paidOrder(shop, someone().email, { "GAR-TWI-NAT": 1 });
  await look(page, "/admin/sign-in", "Sign in to the desk");
  await look(page, "/admin/reset-password", /./);
  const desk = await staff("owner");
  await look(desk, "/admin", /./);
  await look(desk, "/admin/orders", "Orders");
  await look(desk, "/admin/orders?q=nobody", "Orders");
  await look(desk, "/admin/to-ship", "To ship");
  await look(desk, `/admin/orders/${order.id}/packing-list`, /./);
  await look(desk, "/admin/products", "Products");
  await look(desk, "/admin/products/new", /./);
  await openProduct(desk, "Linen Apron");
  await expectAccessible(desk);
  await look(desk, "/admin/coupons", "Coupons");
  await desk.getByRole("link", { name: "WELCOME10" }).click();
  await expect(desk.getByRole("heading", { level: 1, name: "WELCOME10" })).toBeVisible();
  await expectAccessible(desk);
  await look(desk, "/admin/coupons/new", /./);
});
