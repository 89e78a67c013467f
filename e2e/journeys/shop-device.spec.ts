import { changeSetting, maintenanceSetting } from "@/lib/shop";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { add, visit } from "../shopping";

const KEY = "cartwright-memory";

test("nothing is remembered before a yes; then what was looked at stands at the foot, until it is forgotten", async ({
  page,
}) => {
  const kept = () => page.evaluate((key) => localStorage.getItem(key), KEY);
  await visit(page, "/p/market-tote");
  const question = page.getByRole("region", { name: "What this device remembers" });
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await expect(question).toContainText("Shall this shop remember what you looked at");
  expect(await kept()).toBeNull();
  await expectAccessible(page);
  await question.getByRole("button", { name: "Remember" }).click();
  await expect(question.getByRole("status")).toBeFocused();

  await visit(page, "/p/hand-trowel");
  const row = page.getByRole("region", { name: "Looked at before" });
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await expect(row.getByRole("article")).toHaveCount(1);
  await expect(row).toContainText("Market Tote");
  await visit(page, "/");
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await expect(row.getByRole("article")).toHaveCount(2);
  await expectAccessible(page);
  await row.getByRole("button", { name: "Forget these" }).click();
  await expect(row).toHaveCount(0);

  await visit(page, "/device");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stop, and forget everything" }).click();
  await expect(page.getByRole("status").first()).toContainText("Nothing is remembered");
  expect(await kept()).toBe('{"choice":"no","lists":{}}');
  await visit(page, "/p/garden-twine");
  await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await expect(question).toHaveCount(0);
  expect(await kept()).toBe('{"choice":"no","lists":{}}');
});

test("only what the shop cannot do without is kept: cookies out of scripts' reach, and no other storage", async ({
  page,
  context,
}) => {
  await add(page, "market-tote");
  const cookies = await context.cookies();
  expect(cookies.map(({ name, httpOnly }) => [name, httpOnly])).toEqual([["cart", true]]);
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
    "",
    0,
    0,
  ]);
});

test("without a line there is a page that says so, and leads back once there is one", async ({
  page,
  context,
  consoles,
}) => {
  consoles.expected.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource/);
  await visit(page, "/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto("/c/kitchen");
  await context.setOffline(true);
  await page.goto("/p/market-tote");
  await expect(page.getByRole("heading", { level: 1, name: "You are offline." })).toBeVisible();
  expect(await page.evaluate(() => document.scripts.length)).toBe(0);
  await context.setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Market Tote" })).toBeVisible();
});

test("a closed shop says so, and the desk goes on", async ({ page, shop, staff, consoles }) => {
  consoles.expected.push(/503/);
  const close = (isOn: boolean) =>
    changeSetting(shop.ctx, maintenanceSetting, { isOn, words: isOn ? "Back at noon." : null });
  await close(true);
  try {
    await expect.poll(async () => (await page.goto("/p/market-tote"))?.status()).toBe(503);
    await expect(page.getByRole("heading", { level: 1, name: "Closed for a moment." })).toBeVisible();
    await expect(page.getByText("Back at noon.")).toBeVisible();
    await expectAccessible(page);
    const desk = await staff("owner");
    expect((await desk.goto("/admin"))?.status()).toBe(200);
  } finally {
    await close(false);
  }
  await expect.poll(async () => (await page.request.get("/p/market-tote")).status()).toBe(200);
});

test("a link to a product is shared with its picture, name and price", async ({ page, request }) => {
  await page.goto("/p/market-tote");
  const content = (property: string) =>
    page.locator(`meta[property="${property}"]`).first().getAttribute("content");
  expect(await content("og:title")).toBe("Market Tote");
  expect([await content("og:image:width"), await content("og:image:height")]).toEqual(["1200", "630"]);
  const picture = await request.get((await content("og:image"))!);
  expect(picture.headers()["content-type"]).toBe("image/jpeg");
  expect(picture.headers()["cache-control"]).toContain("immutable");
  expect((await picture.body()).length).toBeGreaterThan(8_000);
  const old = await request.get("/share/default/market-tote.jpg?v=old");
  expect(old.headers()["cache-control"]).toBe("public, max-age=3600");
  expect((await request.get("/share/default/no-such-thing.jpg")).status()).toBe(404);
});
