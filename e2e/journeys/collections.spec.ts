import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";

test("a collection is found among collections, and shows its things in their own order", async ({ page }) => {
  await page.goto("/collections");
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "For the table" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "For the table" })).toBeVisible();
  await expect(page.locator("main article").getByRole("heading")).toHaveText([
    "Stoneware Mug",
    "Stoneware Bowl",
    "Glass Carafe",
    "Linen Napkins, Set of Four",
  ]);
  await expectAccessible(page);
});

test("what the shop says of returns is a click away from every page, in the other market too", async ({
  page,
}) => {
  await page.goto("/us/p/glass-carafe");
  await page.getByRole("contentinfo").getByRole("link", { name: "Returns" }).click();
  await expect(page).toHaveURL(/\/us\/pages\/returns$/);
  await expect(page.getByRole("heading", { level: 1, name: "Returns" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "The table" }).click();
  await expect(page).toHaveURL(/\/us\/c\/kitchen$/);
});
