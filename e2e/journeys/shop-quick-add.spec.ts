import type { Locator, Page } from "@playwright/test";
import { changeStock } from "@/lib/inventory";
import { refreshListings } from "@/lib/listing";
import { transact } from "@/lib/platform/transact";
import { expectAccessible } from "../accessible";
import { expect, type JourneyShop, test } from "../fixtures";
import { awake, visit } from "../shopping";

test.use({ shopFor: "quick add" });
// One after the other: two at once would be two shops.
test.describe.configure({ mode: "default" });

/** Adding from a list: a thing without a choice at once, of others the choice where the shopper is. */
const card = (page: Page, title: string): Locator =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const drawerOf = (page: Page): Locator => page.getByRole("dialog", { name: /^Cart/ });
const opacity = (one: Locator) => one.evaluate((element) => getComputedStyle(element).opacity);
/** A radio of ours is drawn by its label. */
const pick = (choice: Locator, word: string) => choice.locator("label", { hasText: word });
const adding = (title: string) => ({ name: `Add ${title} to cart`, exact: true });
const choosing = (title: string) => ({ name: `Choose a kind of ${title}`, exact: true });

/** Adding waits, wherever it has come, until what is returned is called. */
async function holdAdding(page: Page): Promise<() => void> {
  let answer = () => {};
  const held = new Promise<void>((done) => {
    answer = done;
  });
  await page.route("**/api/v1/cart/lines", async (route) => {
    await held;
    await route.continue();
  });
  return answer;
}

/** What the drawer says to those who listen, and what it holds. */
async function expectAdded(page: Page, title: string, kind: string | null): Promise<void> {
  const drawer = drawerOf(page);
  await expect(drawer).toBeVisible();
  await expect(drawer.getByRole("status").first()).toHaveText(`${title} is in your cart.`);
  const line = drawer.getByRole("listitem").filter({ hasText: title });
  await expect(line).toHaveCount(1);
  if (kind) await expect(line).toContainText(kind);
}

test("with a mouse: one press adds, and a choice is made without leaving the list", async ({ page }) => {
  await visit(page, "/c/kitchen");
  const carafe = card(page, "Glass Carafe").getByRole("button", adding("Glass Carafe"));
  expect(await opacity(carafe.locator(".."))).toBe("0");
  await card(page, "Glass Carafe").hover();
  await expect(carafe.locator("..")).toHaveCSS("opacity", "1");
  await carafe.click();
  await expectAdded(page, "Glass Carafe", null);
  await page.keyboard.press("Escape");
  await expect(drawerOf(page)).toBeHidden();
  await expect(carafe).toBeFocused();

  await card(page, "Stoneware Bowl").hover();
  await page.getByRole("link", choosing("Stoneware Bowl")).click();
  const choice = page.getByRole("dialog", { name: "Stoneware Bowl", exact: true });
  await pick(choice, "Clay").click();
  await expect(choice.getByRole("radio", { name: "Clay", exact: true })).toBeChecked();
  await pick(choice, "Small").click();
  await expectAccessible(page);
  await choice.getByRole("button", { name: /^Add to cart/ }).click();
  await expect(choice).toBeHidden();
  await expectAdded(page, "Stoneware Bowl", "Clay / Small");
  expect(new URL(page.url()).pathname).toBe("/c/kitchen");
});

test("what was chosen stands in the drawer before the shop has answered, and its sums after", async ({
  page,
}) => {
  await visit(page, "/p/glass-carafe");
  const answer = await holdAdding(page);
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  const drawer = page.getByRole("dialog", { name: "Cart" });
  await expect(drawer.getByRole("listitem").getByText("Glass Carafe")).toBeVisible();
  await expect(drawer.getByRole("button", { name: "Go to checkout" })).toHaveCount(0);
  answer();
  await expect(drawer.getByRole("button", { name: "Go to checkout" })).toBeEnabled();
  await expect(drawer.getByRole("listitem")).toHaveCount(1);
});

test("what comes back into the cart can be taken away again once the shop has it", async ({ page }) => {
  await visit(page, "/p/glass-carafe");
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  await expectAdded(page, "Glass Carafe", null);
  await visit(page, "/cart");
  const things = page.getByRole("region", { name: "What is in it" });
  const remove = things.getByRole("button", { name: "Remove Glass Carafe" });
  await remove.click();
  const answer = await holdAdding(page);
  await things.getByRole("button", { name: "Undo" }).click();
  await expect(remove).toBeDisabled();
  answer();
  await remove.click();
  await expect(things.getByText("Glass Carafe was removed.")).toBeVisible();
  await expect(things.getByRole("listitem")).toHaveCount(0);
});

test("what is sold out says so before it is chosen, and offers to tell", async ({ page }) => {
  await visit(page, "/c/kitchen");
  await card(page, "Stoneware Bowl").hover();
  await page.getByRole("link", choosing("Stoneware Bowl")).click();
  const choice = page.getByRole("dialog", { name: "Stoneware Bowl", exact: true });
  await pick(choice, "Clay").click();
  await expect(choice.getByRole("radio", { name: "Large, sold out in this combination" })).toBeVisible();
  await pick(choice, "Large").click();
  await expect(choice.getByRole("radio", { name: "Oat", exact: true })).toBeChecked();
  await choice.getByRole("button", { name: "Tell me when it is back" }).click();
  await expect(choice.getByText("Sold out at the moment.")).toBeVisible();
  await expect(choice.getByRole("button", { name: /^Add to cart/ })).toBeHidden();
  await expectAccessible(page);
  await choice.getByLabel(/^Shall we tell you when it is back/).fill("waits@example.com");
  await choice.getByRole("button", { name: "Tell me" }).click();
  await expect(choice.getByText("Noted. When it is back, one mail tells you.")).toBeVisible();
  await pick(choice, "Small").click();
  await expect(choice.getByRole("button", { name: /^Add to cart/ })).toBeVisible();
});

test("with a finger at 390: the signs are there, large enough, and the sheet comes from below", async ({
  another,
  shop,
}) => {
  const page = await another({
    baseURL: shop.url,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce",
  });
  await visit(page, "/c/kitchen");
  const add = card(page, "Glass Carafe").getByRole("button", adding("Glass Carafe"));
  await expect(add.locator("..")).toHaveCSS("opacity", "1");
  const size = (await add.boundingBox())!;
  expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(44);
  await add.tap();
  await expectAdded(page, "Glass Carafe", null);
  await drawerOf(page).getByRole("button", { name: "Close" }).tap();
  await page.getByRole("link", choosing("Stoneware Bowl")).tap();
  const choice = page.getByRole("dialog", { name: "Stoneware Bowl", exact: true });
  const button = choice.getByRole("button", { name: /^Add to cart/ });
  await expect(button).toBeInViewport({ ratio: 1 });
  const sheet = (await choice.boundingBox())!;
  expect([sheet.x, sheet.width, Math.round(sheet.y + sheet.height)]).toEqual([0, 390, 844]);
  await button.tap();
  await expectAdded(page, "Stoneware Bowl", "Oat / Small");
});

/** Presses Tab until this has the focus, from whatever has it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`80 presses of Tab did not lead to ${target}`);
}

test("with the keyboard alone: the name comes first, then what can be done; focus stays inside and comes back", async ({
  page,
}) => {
  await visit(page, "/c/kitchen");
  const carafe = card(page, "Glass Carafe");
  const add = carafe.getByRole("button", adding("Glass Carafe"));
  await tabTo(page, carafe.getByRole("link", { name: "Glass Carafe", exact: true }));
  await expect(add.locator("..")).toHaveCSS("opacity", "1");
  await page.keyboard.press("Tab");
  await expect(add).toBeFocused();
  await page.keyboard.press("Enter");
  await expectAdded(page, "Glass Carafe", null);
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();

  const way = page.getByRole("link", choosing("Stoneware Bowl"));
  await tabTo(page, way);
  await page.keyboard.press("Enter");
  const choice = page.getByRole("dialog", { name: "Stoneware Bowl", exact: true });
  await expect(choice.getByRole("group", { name: /^Colour/ })).toBeVisible();
  await expect(choice.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(choice).toHaveCount(0);
  await expect(way).toBeFocused();

  await page.keyboard.press("Enter");
  await tabTo(page, choice.getByRole("radio", { name: "Oat", exact: true }));
  await page.keyboard.press("ArrowRight");
  await expect(choice.getByRole("radio", { name: "Clay", exact: true })).toBeChecked();
  await tabTo(page, choice.getByRole("button", { name: /^Add to cart/ }));
  await page.keyboard.press("Enter");
  await expectAdded(page, "Stoneware Bowl", "Clay / Small");
  await page.keyboard.press("Escape");
  await expect(way).toBeFocused();
});

/** Every unit of a product's one variant leaves the shelf. */
async function sellOut(shop: JourneyShop, handle: string): Promise<void> {
  const { rows } = await shop.database.pool.query(
    `SELECT v.id, v.product_id, l.location_id, l.on_hand FROM variants v JOIN products p ON p.id = v.product_id
     JOIN stock_levels l ON l.variant_id = v.id WHERE p.handle = $1`,
    [handle],
  );
  const moves = rows.map((row) => ({
    variantId: row.id as string,
    locationId: row.location_id as string,
    delta: -Number(row.on_hand),
    kind: "adjustment" as const,
    reason: "journey",
  }));
  const changed = await transact(shop.ctx, (tx) => changeStock(tx, moves));
  expect(changed.ok).toBe(true);
  await refreshListings(shop.ctx, [rows[0].product_id]);
}

test("a sold-out thing cannot be added from a list; its page offers to tell", async ({ page, shop }) => {
  await sellOut(shop, "carbon-steel-kitchen-knife");
  const knife = card(page, "Carbon Steel Kitchen Knife");
  await expect(async () => {
    await visit(page, "/c/kitchen");
    await expect(knife).toContainText("Sold out", { timeout: 500 });
  }).toPass();
  await expect(knife.getByRole("button")).toHaveCount(0);
  await expectAccessible(page);
  await knife.getByRole("link").click();
  await page.waitForURL("**/p/carbon-steel-kitchen-knife");
  await awake(page);
  await expect(page.getByText("Sold out at the moment.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Add to cart/ })).toBeHidden();
  await expect(page.getByLabel(/^Shall we tell you when it is back/)).toBeVisible();
});

test("what was taken meanwhile by somebody else is told in the drawer, not hidden", async ({
  page,
  shop,
  consoles,
}) => {
  consoles.expected.push(/status of (409|422)/);
  await visit(page, "/c/kitchen");
  await sellOut(shop, "glass-carafe");
  await card(page, "Glass Carafe").hover();
  await page.getByRole("button", adding("Glass Carafe")).click();
  const drawer = drawerOf(page);
  await expect(drawer.getByRole("status").first()).toHaveText("This is sold out at the moment.");
  await expect(drawer.getByRole("listitem")).toHaveCount(0);
});
