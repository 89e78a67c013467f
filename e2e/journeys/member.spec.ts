import { expectAccessible } from "../accessible";
import { confirmAddress, join, newPassword, signIn, signUp } from "../account";
import { expectPaid, linkIn, mailTo, ordersOf } from "../books";
import { expect, test } from "../fixtures";
import { expectOrderPage, payByCard } from "../paying";
import { add, address, awake, goToPay, someone, toCheckout, visit } from "../shopping";

test("a member signs up, confirms, keeps an address, and orders twice without typing it again", async ({
  page,
  another,
  shop,
}) => {
  const ines = someone();
  const password = newPassword();
  await signUp(page, ines, password);
  await expectAccessible(page);
  await signIn(page, ines.email, password);
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Ines." })).toBeVisible();
  await confirmAddress(page, shop, ines.email);
  await expectAccessible(page);

  const account = page.getByRole("navigation", { name: "Your account" });
  await account.getByRole("link", { name: "Addresses" }).click();
  await page.getByRole("link", { name: "Add an address" }).click();
  await awake(page);
  await address(page, ines);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByRole("main").getByRole("listitem").filter({ hasText: "Lindenstrasse 14" }),
  ).toBeVisible();
  await expectAccessible(page);

  await toCheckout(page, "garden-twine", { Colour: "Forest" });
  await expect(page.getByRole("main").getByLabel("E-mail")).toHaveValue(ines.email);
  await expect(page.getByLabel("Street and number")).toHaveValue("Lindenstrasse 14");
  await goToPay(page, "€11.40");
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  const first = await expectPaid(page, shop, 1_140);

  await toCheckout(page, "beeswax-candle");
  await goToPay(page, "€23.90");
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  const second = await expectPaid(page, shop, 2_390);
  expect(second.delivery).toEqual(first.delivery);
  expect((await ordersOf(shop, ines.email)).map((order) => order.customerId)).toEqual([
    first.customerId,
    first.customerId,
  ]);
  expect(first.customerId).not.toBeNull();

  await visit(page, "/account/orders");
  await expect(page.getByRole("main").getByRole("link", { name: /^CW-/ })).toHaveText([
    second.label,
    first.label,
  ]);
  await expectAccessible(page);
  await page.getByRole("link", { name: first.label }).click();
  await expectOrderPage(page, "Thank you, Ines.");
  // The way back is theirs alone: whoever was given the link has no orders to go to.
  const guest = await another();
  await visit(guest, new URL(page.url()).pathname);
  await expectOrderPage(guest, "Thank you, Ines.");
  await expect(guest.getByRole("link", { name: "All your orders" })).toHaveCount(0);
  await page.getByRole("link", { name: "All your orders" }).click();
  await page.waitForURL("/account/orders");
});

test("a guest who signs in at the checkout is asked for nothing that their account knows", async ({
  page,
  another,
}) => {
  const ines = someone();
  const password = newPassword();
  await join(page, ines, password);
  await visit(page, "/account/addresses/new");
  await address(page, ines);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL("/account/addresses");

  const phone = await another();
  await toCheckout(phone, "beeswax-candle");
  const checkout = phone.url();
  await phone.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await phone.waitForURL(/\/sign-in/);
  await signIn(phone, ines.email, password);
  await phone.waitForURL("/cart");
  // Back by itself, it does not know them yet; what is known is a press away.
  await visit(phone, checkout);
  await expect(phone.getByLabel("Street and number")).toHaveValue("");
  await expectAccessible(phone);
  await phone.getByRole("button", { name: "Fill in from your account" }).click();
  await expect(phone.getByLabel("Street and number")).toHaveValue("Lindenstrasse 14");
  await expect(phone.getByRole("main").getByLabel("E-mail")).toHaveValue(ines.email);
  expect(phone.url()).toBe(checkout);
  await awake(phone);
  await goToPay(phone, "€23.90");
});

test("what a guest chose is in the cart with what the member chose elsewhere, and stays behind at signing out", async ({
  page,
  another,
  shop,
}) => {
  const ines = someone();
  const password = newPassword();
  await join(page, ines, password);
  await add(page, "stoneware-mug", { Colour: "Moss" });
  await expect(page.getByRole("button", { name: "Go to checkout" })).toBeEnabled();

  const phone = await another();
  const drawer = await add(phone, "waffle-tea-towel", { Colour: "Rose" });
  await expect(drawer.getByRole("button", { name: "Go to checkout" })).toBeEnabled();
  await visit(phone, "/sign-in?next=/cart");
  await signIn(phone, ines.email, password);
  await phone.waitForURL("/cart");
  const things = phone.getByRole("region", { name: "What is in it" }).getByRole("listitem");
  await expect(things).toHaveCount(2);
  await expect(things.filter({ hasText: "Stoneware Mug" })).toContainText("Moss");
  await expect(things.filter({ hasText: "Waffle Tea Towel" })).toContainText("Rose");
  await visit(page, "/cart");
  await expect(page.getByRole("region", { name: "What is in it" }).getByRole("listitem")).toHaveCount(2);

  // Signing out ends the session on the server: its cookie opens nothing any more, and the other browser stays.
  const cookies = await phone.context().cookies();
  await visit(phone, "/account/sessions");
  await expectAccessible(phone);
  await expect(phone.getByRole("main").getByText("This one")).toHaveCount(1);
  await phone.getByRole("button", { name: "Sign out", exact: true }).click();
  await phone.waitForURL("/");
  await awake(phone);
  await expect(phone.getByRole("banner").getByRole("link", { name: "Cart", exact: true })).toBeVisible();
  await phone.context().clearCookies();
  await phone.context().addCookies(cookies);
  await phone.goto("/account");
  await phone.waitForURL(/\/sign-in/);
  await visit(phone, "/cart");
  await expect(phone.getByText("Nothing in it yet.")).toBeVisible();
  await visit(page, "/account");
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Ines." })).toBeVisible();
  expect(await ordersOf(shop, ines.email)).toEqual([]);
});

test("a new password by mail ends every session, and the old one opens nothing", async ({
  page,
  another,
  shop,
}) => {
  const ines = someone();
  const [old, chosen] = [newPassword(), newPassword()];
  await join(page, ines, old);

  const phone = await another();
  await visit(phone, "/sign-in");
  await expectAccessible(phone);
  await signIn(phone, ines.email, "not my password at all");
  await expect(phone.getByText("do not belong together")).toBeVisible();
  await expect(phone.getByRole("main").getByLabel("E-mail")).toHaveValue(ines.email);
  await expectAccessible(phone);
  await phone.getByRole("link", { name: "Forgot your password?" }).click();
  await phone.waitForURL("/forgot-password");
  await phone.getByRole("main").getByLabel("E-mail").fill(ines.email);
  await phone.getByRole("button", { name: "Send the link" }).click();
  await expect(phone.getByRole("status")).toContainText("a link is on its way");
  await expectAccessible(phone);
  const link = linkIn(await mailTo(shop, ines.email, /^Choose a new password/), shop, "/reset-password/");
  await phone.goto(link);
  await expectAccessible(phone);
  await phone.getByLabel("New password").fill(chosen);
  await phone.getByRole("button", { name: "Change the password" }).click();
  await expect(phone.getByRole("status")).toContainText("you are signed out everywhere");

  await page.goto("/account");
  await page.waitForURL(/\/sign-in/);
  await signIn(page, ines.email, old);
  await expect(page.getByText("do not belong together")).toBeVisible();
  await signIn(page, ines.email, chosen);
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Ines." })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "This link is over." })).toBeVisible();
  await mailTo(shop, ines.email, /was changed$/);
});
