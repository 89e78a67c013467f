import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { onlyWhileBroken } from "../looks/broken";

test.use({ shopFor: "broken" });
// One after the other: each takes something away from the same database.
test.describe.configure({ mode: "default" });

const faults = [/status of 500/, /Server Components render/, /Minified React error/];

test("a page that cannot be read says so within the shop, by the number it is noted under", async ({
  page,
  shop,
  consoles,
}) => {
  consoles.expected.push(...faults);
  await onlyWhileBroken(shop, "variants", async () => {
    const answer = await page.goto("/us/p/stoneware-mug");
    expect(answer?.status()).toBe(500);
    await expect(page.getByRole("heading", { name: "This page could not be made." })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(/name the number \d{6,}/);
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Stoneware Mug" })).toBeVisible();
});

for (const path of ["/collections", "/cart"] as const)
  test(`${path}, whose frame cannot be read, is still a page of the house, and comes back`, async ({
    page,
    shop,
    consoles,
  }) => {
    consoles.expected.push(...faults);
    await onlyWhileBroken(shop, "config_version", async () => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(500);
      await expect(page.getByRole("heading", { name: "This page could not be made." })).toBeVisible();
      await expect(page).toHaveTitle("This page could not be made");
      await expect(page.getByRole("link", { name: "Go to the shop" })).toHaveAttribute("href", "/");
      await expectAccessible(page);
    });
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("contentinfo")).toBeVisible();
    await expect(page.getByRole("heading", { name: "This page could not be made." })).toHaveCount(0);
  });

test("at the desk a page that cannot be read keeps the desk around it, and the desk itself says so too", async ({
  staff,
  shop,
  consoles,
}) => {
  consoles.expected.push(...faults);
  const page = await staff("owner");
  await onlyWhileBroken(shop, "promotions", async () => {
    expect((await page.goto("/admin/coupons"))?.status()).toBe(500);
    // The router's own announcer is an alert too.
    await expect(
      page.getByRole("alert").filter({ hasText: /Something went wrong on our side \(\d{6,}\)/ }),
    ).toBeVisible();
    await expect(page.getByRole("navigation").first()).toBeVisible();
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Coupons" })).toBeVisible();
  await onlyWhileBroken(shop, "sessions", async () => {
    expect((await page.goto("/admin/coupons"))?.status()).toBe(500);
    await expect(page.getByRole("alert").filter({ hasText: "This page could not be shown." })).toBeVisible();
  });
});

test("where only the beginning of an address is typed, the shop stands around the answer", async ({
  page,
  consoles,
}) => {
  consoles.expected.push(/status of 404/);
  for (const path of ["/c", "/us/c", "/p", "/us/p", "/us/pages", "/nope", "/collections/nope", "/p/nope"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole("banner"), path).toBeVisible();
    await expect(page.getByRole("contentinfo"), path).toBeVisible();
    await expect(
      page.getByRole("heading", { name: "There is nothing at this address." }),
      path,
    ).toBeVisible();
  }
});
