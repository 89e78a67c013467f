import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { categoriesOf, openStory, productDraft, takeWithStock } from "@/lib/assortment/story";
import { refreshListings } from "@/lib/listing";
import { freePort } from "@/sandbox/ports";
import { standInIndex } from "@/tests/stand-in-index";
import { expect, type JourneyShop, test } from "../fixtures";
import { visit } from "../shopping";

/** Two things that no demo catalogue has, so that what is found and counted is known here: a word of their own. */
async function putOnShelf(shop: JourneyShop): Promise<void> {
  const story = await openStory(shop.ctx);
  const [category] = await categoriesOf(story, ["Quillon"]);
  const thing = (title: string, colours: readonly string[], price: number) =>
    productDraft(story, title.toLowerCase().replace(" ", "-"), {
      title,
      price,
      categoryIds: [category!],
      options: ["Colour"],
      variants: colours.map((colour) => ({
        values: [colour],
        sku: null,
        grams: 300,
        prices: [story.eu, story.us].map(({ priceListId }) => ({
          priceListId,
          amount: price,
          compareAtAmount: null,
        })),
      })),
    });
  const mug = thing("Quillon Mug", ["Oat", "Clay", "Moss"], 2_400);
  const bowl = thing("Quillon Bowl", ["Oat", "Clay"], 2_200);
  const taken = await takeWithStock(story, [mug, bowl]);
  await refreshListings(
    shop.ctx,
    [...taken.values()].map((product) => product.productId),
  );
}

test.beforeAll(({ shop }) => putOnShelf(shop));

/** The search panel, opened as a shopper does, awake. */
async function openSearch(page: Page) {
  const panel = page.getByRole("dialog", { name: "Search" });
  await expect(async () => {
    if (!(await panel.isVisible()))
      await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
    await expect(panel).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return { panel, field: panel.getByRole("combobox") };
}

const cards = (page: Page) => page.locator("main article");

async function expectQuiet(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target.join(" "))])).toEqual([]);
}

async function buy(page: Page) {
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  const drawer = page.getByRole("dialog", { name: /^Cart/ });
  await drawer.getByRole("button", { name: "Go to checkout" }).click();
  await page.waitForURL(/\/checkout\//);
  await page.getByRole("main").getByLabel("E-mail").fill("typo@example.com");
  await page.getByLabel("Country", { exact: true }).selectOption({ label: "Germany" });
  await page.getByLabel("First name").fill("Ines");
  await page.getByLabel("Last name").fill("Caldeira");
  await page.getByLabel("Street and number").fill("Lindenstrasse 14");
  await page.getByLabel(/^Postal code/).fill("10969");
  await page.getByLabel("City").fill("Berlin");
  await page.getByLabel("City").press("Tab");
  await page.getByRole("button", { name: /^Pay €/ }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page.getByLabel("Card number").fill("4242 4242 4242 4242");
  await page.getByLabel(/^Expiry/).fill("12 / 34");
  await page.getByLabel("Security code").fill("123");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.waitForURL(/\/order\//);
}

test("a thing is found with a typo, and bought", async ({ page }) => {
  await visit(page, "/");
  const { panel, field } = await openSearch(page);
  await field.fill("quilon mugg");
  await panel.getByRole("option", { name: /^Quillon Mug/ }).click();
  await expect(page).toHaveURL(/\/p\/quillon-mug$/);
  await expect(panel).toBeHidden();
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await openSearch(page);
  await field.fill("quilon mugg");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=quilon\+mugg$/);
  await expect(page.getByRole("status").filter({ hasText: "come close" })).toBeVisible();
  await cards(page).first().getByRole("link", { name: "Quillon Mug", exact: true }).click();
  await buy(page);
  await expect(page.getByText("Quillon Mug").first()).toBeVisible();
});

test("by keyboard alone: typed, walked through, taken", async ({ page }) => {
  await visit(page, "/");
  const link = page.getByRole("banner").getByRole("link", { name: "Search" });
  await link.focus();
  await expect(async () => {
    await link.press("Enter");
    await expect(page.getByRole("dialog", { name: "Search" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const field = page.getByRole("combobox");
  await expect(field).toBeFocused();
  await page.keyboard.type("quill");
  await expect(page.getByRole("option", { name: /^Quillon Bowl/ })).toBeVisible();
  await expect(field).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("products");
  await page.keyboard.press("ArrowDown");
  const marked = page.getByRole("option", { selected: true });
  await expect(marked).toHaveCount(1);
  await expect(field).toHaveAttribute("aria-activedescendant", (await marked.getAttribute("id"))!);
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("option", { selected: true })).toHaveCount(0);
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("option", { name: /^Everything for/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expectQuiet(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=quill$/);
  await page.goBack();
  await link.focus();
  await link.press("Enter");
  // The field still holds what was looked for: Escape empties it first, then closes.
  await page.keyboard.press("Escape");
  await expect(field).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Search" })).toBeHidden();
  await expect(link).toBeFocused();
});

test("after a yes what was looked for is offered again, and taken by keys; after a no it is not", async ({
  page,
}) => {
  const past = page.getByRole("group", { name: "Looked for before" }).getByRole("option");
  const look = async (words: string) => {
    const { field } = await openSearch(page);
    await field.fill(words);
    await field.press("Enter");
    await expect(page).toHaveURL(new RegExp(`q=${words.replace(" ", "\\+")}$`));
  };
  await visit(page, "/device");
  // The page asks, and what was looked at asks at its foot: one answer for both.
  await page.getByRole("main").getByRole("button", { name: "Remember" }).first().click();
  await expect(page.getByText("This device remembers what you looked at")).toBeVisible();
  await visit(page, "/");
  await look("quillon bowl");
  await look("quillon mug");

  await visit(page, "/");
  const { panel, field } = await openSearch(page);
  await expect(past).toHaveText(["quillon mug", "quillon bowl"]);
  // As it begins, only what goes on like it.
  await field.fill("quillon b");
  await expect(past).toHaveText(["quillon bowl"]);
  await field.press("ArrowDown");
  await expect(past.first()).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await past.first().getAttribute("id"))!);
  await expectQuiet(page);
  await field.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=quillon\+bowl$/);

  await openSearch(page);
  await field.fill("");
  await panel.getByRole("button", { name: "Forget what was looked for" }).click();
  await expect(past).toHaveCount(0);
  await field.press("Escape");

  await visit(page, "/device");
  await page.getByRole("button", { name: "Stop, and forget everything" }).click();
  await expect(page.getByText("Nothing is remembered, and you are not asked again.")).toBeVisible();
  await visit(page, "/");
  await look("quillon mug");
  await visit(page, "/");
  await openSearch(page);
  // The panel has said what it has: the way around, and nothing of before.
  await expect(panel.getByRole("group", { name: "Look around" })).toBeVisible();
  await expect(past).toHaveCount(0);
});

test("filters stand in the address; back and forward are exact", async ({ page }) => {
  await visit(page, "/search?q=quillon");
  const colours = page.locator("summary", { hasText: "Colour" });
  await expect(cards(page)).toHaveCount(2);
  await expect(async () => {
    await colours.click();
    await expect(page.getByRole("link", { name: /^Moss/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("link", { name: /^Moss/ }).click();
  await expect(page).toHaveURL(/\/search\?q=quillon&color=moss$/);
  await expect(cards(page)).toHaveCount(1);
  await page.getByRole("link", { name: /^Clay/ }).click();
  await expect(page).toHaveURL(/color=moss&color=clay$/);
  await expect(cards(page)).toHaveCount(2);
  await page.goBack();
  await expect(cards(page)).toHaveCount(1);
  await page.goForward();
  await expect(cards(page)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await page.locator("summary", { hasText: "Price" }).click();
  await page.getByLabel("To", { exact: true }).fill("23");
  await page.getByRole("button", { name: "Set" }).click();
  await expect(page).toHaveURL(/color=moss&color=clay&max=23$/);
  await expect(page.getByRole("link", { name: "Take out Up to €23.00" })).toBeVisible();
  await expect(cards(page)).toHaveCount(1);
  await page.reload();
  await expect(cards(page)).toHaveCount(1);
  await expectQuiet(page);
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/\/search\?q=quillon$/);
  await expect(cards(page)).toHaveCount(2);
});

test("an address that turns past the last page says so, and leads to what there is", async ({ page }) => {
  await visit(page, "/search?q=quillon&page=9");
  await expect(page.getByText("The list ends before this page.")).toBeVisible();
  await expect(page.getByText("Nothing here fits that.")).toHaveCount(0);
  await page.getByRole("link", { name: "To the last page" }).click();
  await expect(page.getByRole("link", { name: "Quillon Mug" }).first()).toBeVisible();
});

test("on a phone the filters are a sheet, and nothing behind it can be reached", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, "/c/quillon");
  await page.getByRole("button", { name: /^Filter and sort/ }).click();
  await expectQuiet(page);
  await page.locator("summary", { hasText: "Colour" }).click();
  await page.getByRole("link", { name: /^Oat/ }).click();
  await expect(page).toHaveURL(/\/c\/quillon\?color=oat$/);
  await expect(page.getByRole("button", { name: "Show 2 products" })).toBeVisible();
  for (let at = 0; at < 40; at += 1) {
    await page.keyboard.press("Tab");
    const isInside = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused === document.body || focused?.closest("#filters") !== null;
    });
    expect(isInside).toBe(true);
  }
  await page.getByRole("button", { name: "Show 2 products" }).click();
  await expect(cards(page)).toHaveCount(2);
  await expect(page.getByRole("banner")).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("words, filters and pages all work", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
    await page.getByRole("main").getByLabel("What are you looking for?").fill("quilon");
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await expect(cards(page)).toHaveCount(2);
    await page.locator("summary", { hasText: "Price" }).click();
    await page.getByLabel("To", { exact: true }).fill("23");
    await page.getByRole("button", { name: "Set" }).click();
    await expect(cards(page)).toHaveCount(1);
    await page.locator("summary", { hasText: "Colour" }).click();
    await page.getByRole("link", { name: /^Clay/ }).click();
    await expect(page).toHaveURL(/color=clay&max=23$/);
    await page.locator("summary", { hasText: "Price" }).click();
    await page.getByLabel("To", { exact: true }).fill("10");
    await page.getByRole("button", { name: "Set" }).click();
    await expect(page.getByText("Nothing is all of that at once.")).toBeVisible();
    await page.getByRole("link", { name: "Without filters" }).click();
    await expect(cards(page)).toHaveCount(2);
  });
});

/** Another web process of the same shop, which asks an index. */
async function shopWithIndex(
  shop: JourneyShop,
  host: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const web = await shop.startWeb({ PORT: String(port), SHOP_URL: url, MEILISEARCH_HOST: host });
  return { url, stop: web.stop };
}

test("the search index is killed while somebody shops, and they do not notice", async ({ page, shop }) => {
  const index = await standInIndex();
  const { rows } = await shop.database.pool.query(
    "SELECT id FROM products WHERE handle IN ('quillon-mug', 'quillon-bowl') ORDER BY handle",
  );
  index.behave({ kind: "ids", ids: rows.map((row) => row.id) });
  const web = await shopWithIndex(shop, index.url);
  try {
    // What only an index would say of "quillon mug": it was asked, and its order stands. A process that has just started may
    // be too slow to hear it in time.
    await expect(async () => {
      await page.goto(`${web.url}/search?q=quillon+mug`);
      await expect(cards(page).first()).toContainText("Quillon Bowl", { timeout: 1_000 });
    }).toPass({ intervals: [500, 2_000, 6_000] });
    index.behave({ kind: "hang" });
    const began = Date.now();
    expect(await (await page.request.get(`${web.url}/search?q=quillon+bowl`)).text()).toContain(
      "Quillon Bowl",
    );
    expect(Date.now() - began).toBeLessThan(6_000);
    await visit(page, `${web.url}/search?q=quillon+bowl`);
    index.kill();
    const { panel, field } = await openSearch(page);
    await field.fill("quillon m");
    await panel.getByRole("option", { name: /^Quillon Mug/ }).click();
    await page.getByRole("button", { name: /^Add to cart/ }).click();
    await expect(page.getByRole("dialog", { name: /^Cart/ })).toContainText("Quillon Mug");
  } finally {
    index.kill();
    // What the page still fetches ahead would find nobody.
    await page.goto("about:blank");
    await web.stop();
  }
});
