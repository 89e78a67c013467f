import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { paidOrder } from "../ordering";
import { someone, toCheckout, visit } from "../shopping";

/** What no person should ever read: filler, cheer, values that were never filled in, and the names of texts. */
const wrong: readonly RegExp[] = [
  /\b(lorem|ipsum|oops|whoops|todo|fixme|undefined|null|NaN|Infinity|Invalid Date)\b/i,
  /\[object |\{\{|\}\}|\$\{|%s|&(amp|lt|gt|quot|nbsp);/,
  // A code or a key where words should be: `out_of_stock`, `checkout.title`, `cartTotal`.
  /\b[a-z]+(_[a-z]+)+\b/,
  /(?<![@\w.])[a-z]+\.[a-z]+\.[a-z]+(?![\w.@/])/,
];

/** Everything that is read on a page or read out: its text, names, hints and alternatives. */
function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const said = [...document.querySelectorAll("[aria-label], [alt], [placeholder], [title]")].flatMap(
      (one) => ["aria-label", "alt", "placeholder", "title"].map((name) => one.getAttribute(name) ?? ""),
    );
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is read by nobody
    return [document.title, document.body.innerText, ...said].join("\n");
  });
}

async function expectWords(page: Page): Promise<void> {
  const words = await wordsOf(page);
  expect(words.length, page.url()).toBeGreaterThan(60);
  for (const pattern of wrong) expect(pattern.exec(words)?.[0], `${page.url()} says`).toBeUndefined();
  // Exclamation marks belong to what buyers typed, never to the shop.
  expect(words.match(/!/)?.[0], `${page.url()} shouts`).toBeUndefined();
}

test("no page of the shop says what no person should read", async ({ page, shop, consoles }) => {
  consoles.expected.push(/status of (404|422)/);
  const order = await paidOrder(shop, someone().email, { "GAR-TWI-NAT": 1 });
  const paths = [
    ...["/", "/us", "/c/kitchen", "/c/kitchen/tableware", "/collections", "/pages/returns"],
    ...["/p/wool-throw", "/p/copper-watering-can", "/search?q=linen", "/search?q=zeppelin", "/cart"],
    ...["/sign-in", "/sign-in?from=reset", "/sign-up", "/forgot-password", "/reset-password/made-up"],
    ...["/confirm-email/made-up", "/contact", "/contact?from=sent", "/newsletter", "/newsletter?from=sent"],
    ...[
      "/newsletter/made-up",
      "/tell-me?from=sent",
      "/device",
      "/offline",
      "/no/such/page",
      "/order/made-up",
    ],
    order.url,
  ];
  for (const path of paths) {
    await page.goto(path);
    await expectWords(page);
  }
});

test("nor does a form that is told what is wrong with it", async ({ page, consoles }) => {
  consoles.expected.push(/status of 422/);
  await toCheckout(page, "beeswax-candle");
  await page.getByLabel("E-mail").fill("ines at home");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page.getByText("Enter an e-mail address such as name@example.com.")).toBeVisible();
  await expectWords(page);
  for (const [path, button] of [
    ["/sign-up", "Create the account"],
    ["/sign-in", "Sign in"],
    ["/contact", "Send"],
  ] as const) {
    await visit(page, path);
    const main = page.getByRole("main");
    await main.locator("form").evaluate((form) => form.setAttribute("novalidate", ""));
    await main.getByRole("button", { name: button }).click();
    await expect(main.locator("[aria-invalid=true], [role=alert]").first()).toBeVisible();
    await expectWords(page);
  }
});
