import { expect, expectAccessible, payByCard, test } from "../fixtures";

test("a guest finds a thing, buys it with a coupon, and reads the order that came of it", async ({
  page,
  shop,
}) => {
  await page.goto("/");
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/home.png", fullPage: true });
  await page.locator("main a[href*='/p/']").first().click();
  await page.screenshot({ path: "test-results/product.png", fullPage: true });
});
