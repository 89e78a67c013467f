import type { Page } from "@playwright/test";
import { buyer } from "@/tests/factories";
import { expect, test } from "../fixtures";
import { awake } from "../shopping";

/** Runs text as script the way an injection would; what it set is what it could have done. */
const inject = (page: Page) =>
  page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.ran = 'yes'";
    document.body.append(script);
    return document.documentElement.dataset.ran ?? "no";
  });

/** The policy that a page really came with. */
async function policyOf(page: Page, path: string): Promise<string> {
  const answer = await page.goto(path);
  return answer?.headers()["content-security-policy"] ?? "";
}

test("every kind of page works under its policy, and runs no text that was put into it", async ({
  staff,
  consoles,
}) => {
  const page = await staff("owner");
  await page.goto("/");
  await page.locator("main a[href*='/p/']").first().click();
  await expect(page).toHaveURL(/\/p\//);
  await page.reload();
  await awake(page);
  await page.getByRole("button", { name: /add to cart/i }).click();
  await expect(page.getByRole("dialog")).toBeVisible();

  const product = page.url();
  const kept = ["/", product, "/nothing-here"];
  const personal = [
    "/cart",
    "/sign-in",
    "/sign-up",
    "/admin",
    "/admin/orders",
    "/search?q=cup",
    "/account/x",
  ];
  consoles.expected.push(/404 \(Not Found\)/);
  for (const path of [...kept, ...personal]) {
    const policy = await policyOf(page, path);
    expect(policy, path).toMatch(/script-src 'self' 'sha256-|script-src 'self' 'nonce-/);
    expect(policy, path).not.toMatch(/script-src[^;]*unsafe|unsafe-eval/);
    // Its script has run, or would have been refused by now.
    if (path !== "/nothing-here") await awake(page);
  }
  expect(await policyOf(page, "/cart")).not.toBe(await policyOf(page, "/cart"));
  // A page that was made anew in between has another.
  await expect(async () => expect(await policyOf(page, "/")).toBe(await policyOf(page, "/"))).toPass();

  consoles.expected.push(/Content Security Policy/);
  for (const path of ["/", product, "/cart", "/admin"]) {
    await page.goto(path);
    expect(await inject(page), path).toBe("no");
  }
});

test("without script, the checkout's form leads to the payment page, and nowhere else", async ({
  browser,
  shop,
}) => {
  const context = await browser.newContext({ baseURL: shop.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await page.locator("main a[href*='/p/']").first().click();
  await page.getByRole("button", { name: /add to cart/i }).click();
  await page.waitForURL("/cart");
  await page.getByRole("button", { name: /check ?out/i }).click();
  await expect(page).toHaveURL(/\/checkout\//);
  const checkout = /\/checkout\/([^/?]+)/.exec(page.url())![1];
  const filled = await context.request.patch(`/api/v1/checkouts/${checkout}`, { data: buyer });
  expect(filled.status()).toBe(200);
  await page.reload();
  await page.locator("form[action$='/complete'] button").click();
  await expect(page).toHaveURL(/\/c\/pay\//);
  await context.close();
});
