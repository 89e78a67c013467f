import { newPassword, signIn } from "../account";
import { expectPaid } from "../books";
import { expect, test } from "../fixtures";
import { expectOrderPage, payByCard } from "../paying";
import { address, amount, atStripe, someone } from "../shopping";

test.use({ javaScriptEnabled: false });

test("without script a guest searches, fills the cart with a code, checks out and pays", async ({
  page,
  shop,
}) => {
  const ines = someone();
  await page.goto("/search");
  const search = page.getByRole("main").getByRole("search");
  await search.getByLabel("What are you looking for?").fill("stonware");
  await search.getByRole("button", { name: "Search" }).click();
  await page.getByRole("article").getByRole("link", { name: "Stoneware Mug", exact: true }).click();
  await page.getByLabel("Choose").selectOption({ label: "Ink, €24.00" });
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  await page.waitForURL("/cart");
  await page.getByRole("button", { name: "One more" }).click();
  await expect(amount(page, "Total before delivery")).toHaveText("€48.00");
  await page.getByLabel("A code").fill("FIVER");
  await page.getByRole("button", { name: "Use" }).click();
  await expect(amount(page, "Total before delivery")).toHaveText("€43.00");

  await page.getByRole("button", { name: "Go to checkout" }).click();
  await page.waitForURL(/\/checkout\//);
  // The market's own country is chosen already, and with it the way and its price stand.
  await expect(page.getByRole("radio", { name: /^Standard delivery/ })).toBeChecked();
  await expect(amount(page, "Total")).toHaveText("€47.90");
  await expect(
    page.getByRole("listitem").filter({ hasText: "Postal code: This is needed for the parcel to arrive." }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pay/ })).toHaveCount(0);
  await page.getByRole("main").getByLabel("E-mail").fill(ines.email);
  await address(
    page
      .getByRole("main")
      .locator("form")
      .filter({ has: page.getByLabel("E-mail") }),
    ines,
  );
  // Each press leads to a page that has the same buttons: what it says anew is waited for.
  await page.getByRole("button", { name: "Save and show what it costs" }).click();
  await expect(page.getByRole("button", { name: /^Pay/ })).toBeVisible();
  await page.getByRole("radio", { name: /^Express delivery/ }).check();
  await page.getByRole("button", { name: "Save and show what it costs" }).click();
  await expect(amount(page, "Total")).toHaveText("€55.90");

  // The invoice goes to another address: a form of its own, which says what it lacks.
  await page.locator("summary", { hasText: "to another address" }).click();
  const billing = page
    .locator("form")
    .filter({ has: page.getByRole("button", { name: "Save this address" }) });
  await billing.getByRole("button").click();
  await expect(billing.locator("#plain-billing-address_country-problem")).toHaveText("Choose a country.");
  await address(
    billing,
    someone({ firstName: "Rui", street: "Am Markt 3", city: "Bremen", postalCode: "28195" }),
  );
  // Half an address is kept, and holds the payment until it is whole.
  await billing.getByLabel("Postal code").fill("");
  await billing.getByRole("button").click();
  await expect(
    page.getByRole("listitem").filter({ hasText: "Postal code: This is needed for the invoice." }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pay/ })).toHaveCount(0);
  await expect(billing.getByLabel("City")).toHaveValue("Bremen");
  await billing.getByLabel("Postal code").fill("28195");
  await billing.getByRole("button").click();
  await expect(page.getByRole("button", { name: "The invoice goes where the parcel goes" })).toBeVisible();
  // The style that hides what needs script has come with the page.
  await page.waitForLoadState("load");
  await page.getByRole("button", { name: "Pay €55.90" }).click();
  await atStripe(page);
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  const order = await expectPaid(page, shop, 5_590);
  expect(order.billing).toMatchObject({ first_name: "Rui", address_locality: "Bremen" });
});

test("without script a member opens an account, signs in, is told what was wrong, and signs out", async ({
  page,
}) => {
  const ines = someone();
  const password = newPassword();
  await page.goto("/sign-up");
  await page.getByLabel("First name").fill("Ines");
  await page.getByRole("main").getByLabel("E-mail").fill(ines.email);
  await page.getByLabel("Password").fill("password");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByText("This password is on the lists that thieves try first.").first()).toBeVisible();
  await expect(page.getByRole("main").getByLabel("E-mail")).toHaveValue(ines.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create the account" }).click();
  await signIn(page, ines.email, "something else entirely");
  await expect(page.getByText("do not belong together")).toBeVisible();
  await signIn(page, ines.email, password);
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Ines." })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("/");
  await page.goto("/account");
  await page.waitForURL(/\/sign-in/);
});
