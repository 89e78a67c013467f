import { expect, test } from "../fixtures";
import { signInMember } from "../member";
import { paidOrder } from "../ordering";
import { expectReach, expectReachHere, expectWalk } from "../reach";
import { add, introduce, settle, someone, toCheckout, visit } from "../shopping";

/** Pages that everybody reads, a few at a time. */
const parts: Readonly<Record<string, readonly string[]>> = {
  "what is sold": ["/", "/c/kitchen", "/p/market-tote", "/p/wool-throw", "/cart"],
  "what is found": [
    "/c/kitchen/cookware?color=ink",
    "/search?q=linen",
    "/search?q=zeppelin",
    "/collections",
    "/collections/for-the-table",
    "/pages/returns",
  ],
  doors: ["/sign-in", "/sign-up", "/forgot-password", "/reset-password/made-up", "/confirm-email/made-up"],
  "what is asked": ["/contact", "/newsletter", "/device", "/tell-me?from=sent"],
};

for (const [what, paths] of Object.entries(parts)) {
  test(`every control is large enough, named, and seen when it has the focus: ${what}`, async ({ page }) => {
    for (const path of paths) await expectReach(page, path, { from: path === paths[0] ? "top" : "main" });
  });
}

test("so it is in a cart, at the checkout and with an order", async ({ page, shop }) => {
  await add(page, "stoneware-mug", { Colour: "Clay" });
  await add(page, "market-tote", { Colour: "Ink" });
  await page.setViewportSize({ width: 390, height: 700 });
  await expectWalk(page, "the cart's drawer");
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectReach(page, "/cart", { from: "main" });
  const ines = someone();
  await toCheckout(page, "linen-apron", { Colour: "Moss", Size: "S–M" });
  await introduce(page, ines);
  await settle(page);
  await page.getByLabel("The invoice goes to another address").check();
  await expectReachHere(page, "a checkout", { fewest: 8 });
  // What is missing is said at each field: there is more on the page, and the focus was moved by the shop.
  await page.getByLabel("City").first().fill("");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page.locator("[aria-invalid=true]").first()).toBeFocused();
  await expectReachHere(page, "a checkout that misses something", { fewest: 8 });
  const order = await paidOrder(shop, ines.email, { "STO-MUG-OAT": 2, "BEE-CAN": 1 });
  await page.goto(order.url);
  await expectReachHere(page, "an order", { from: "main", fewest: 1 });
});

test("so it is in somebody's account", async ({ page, shop, context }) => {
  const { email } = someone();
  await paidOrder(shop, email, { "STO-MUG-OAT": 2, "BEE-CAN": 1 });
  await signInMember(shop, context, email);
  for (const path of [
    "/account",
    "/account/orders",
    "/account/addresses",
    "/account/addresses/new",
    "/account/profile",
    "/account/sessions",
  ])
    await expectReach(page, path, { from: path === "/account" ? "top" : "main" });
});

test("signing in asks for nothing to be remembered or solved: pasting, password managers, and a way back in", async ({
  page,
}) => {
  await visit(page, "/sign-in");
  const main = page.getByRole("main");
  const password = main.getByLabel("Password");
  await expect(main.getByLabel("E-mail")).toHaveAttribute("autocomplete", "username");
  await expect(password).toHaveAttribute("autocomplete", "current-password");
  const isPastedInto = await password.evaluate((field) =>
    field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true })),
  );
  expect(isPastedInto, "nothing stands in the way of pasting").toBe(true);
  await expect(main.getByRole("link", { name: "Forgot your password?" })).toBeVisible();
  await expect(main.locator("img, iframe, canvas")).toHaveCount(0);
});
