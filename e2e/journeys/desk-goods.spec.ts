import sharp from "sharp";
import { expectAccessible } from "../accessible";
import { openProduct } from "../desk";
import { expect, test } from "../fixtures";
import { awake, someone, visit } from "../shopping";

test.use({ shopFor: "goods" });
// One after the other: two at once would be two shops.
test.describe.configure({ mode: "default" });

test("a coupon is tried on a sample cart while it is typed, and gives at the checkout what the preview said", async ({
  shop,
  staff,
}) => {
  const desk = await staff("manager");
  await visit(desk, "/admin/coupons/new");
  const cart = desk.getByRole("table", { name: "The sample cart" });
  const sums = desk.getByRole("table", { name: "The cart without the coupon and with it" });
  const said = desk.getByRole("region", { name: "On a sample cart" }).getByRole("status");
  const sum = (name: string) => sums.getByRole("row", { name: new RegExp(`^${name}`) }).getByRole("cell");

  // It begins with real things of the shop, which are changed for others by keys alone.
  await expect(cart.getByRole("button", { name: /^Take out/ })).toHaveCount(3);
  for (let left = 3; left > 0; left -= 1)
    await cart
      .getByRole("button", { name: /^Take out/ })
      .first()
      .click();
  await expect(desk.getByText("The cart is empty.")).toBeVisible();
  const finder = desk.getByRole("combobox", { name: "Add a product" });
  for (const title of ["Glass Carafe", "Stoneware Mug"]) {
    await finder.fill(title.slice(0, -2));
    await expect(desk.getByRole("option", { name: new RegExp(title) })).toBeVisible();
    await finder.press("ArrowDown");
    await finder.press("Enter");
    await expect(cart.getByRole("row", { name: new RegExp(title) })).toBeVisible();
  }
  await cart.getByLabel(/^Units of Glass Carafe/).fill("2");
  await expect(sum("Goods").nth(1)).toHaveText("€100.00");
  await expect(sum("This coupon").nth(1)).toHaveText("−€10.00");

  // What is typed is what is tried: each condition that does not hold is named.
  await desk.getByLabel("Name", { exact: true }).fill("For the table");
  await desk.getByLabel("Percent", { exact: true }).fill("12,5");
  await expect(sum("For the table").nth(1)).toHaveText("−€12.50");
  await expect(said).toContainText("The buyer pays €12.50 less: €87.50 instead of €100.00.");
  await expectAccessible(desk);
  await desk.getByLabel("Percent", { exact: true }).fill("0");
  await expect(said).toContainText("It takes nothing off: this cart costs the same with it.");
  await desk.getByLabel("Percent", { exact: true }).fill("12,5");
  await desk.getByLabel("Minimum order").fill("120");
  await expect(said).toContainText("the goods come to €100.00, and it asks for €120.00. €20.00 are missing.");
  await expect(said).toContainText("Shoppers read: “This code counts from €120.00.”");
  await expect(sum("For the table")).toHaveCount(0);
  await expectAccessible(desk);
  await desk.getByLabel("Minimum order").fill("a lot");
  await expect(said).toContainText("What is written cannot be read yet");
  await desk.getByLabel("Minimum order").fill("");
  await desk.getByLabel("From").fill("2090-01-01T08:00");
  await expect(said).toContainText("It does not count yet: it begins on 1 January 2090, 08:00.");
  await desk.getByLabel("As if it had begun").check();
  await expect(said).toContainText("The buyer pays €12.50 less");
  await desk.getByLabel("From").fill("");
  await desk.getByLabel("Uses per customer").fill("1");
  await desk.getByLabel("The buyer has used it before").fill("1");
  await expect(said).toContainText("this buyer has used it once, and may once.");
  await desk.getByLabel("Uses per customer").fill("");
  await desk.getByLabel("Paused").check();
  await expect(said).toContainText("It does not count: it is paused.");
  await desk.getByLabel("Paused").uncheck();
  await desk.getByLabel("Market").selectOption({ label: "United States" });
  await expect(sum("Total").nth(1)).toContainText("$");
  await desk.getByLabel("Market").selectOption({ label: "Europe" });

  // A fixed amount, by courier: what it leaves of the goods decides what delivery costs.
  await desk.getByLabel("A fixed amount").check();
  await desk.getByLabel("Amount in EUR").fill("45");
  await expect(said).toContainText("The buyer pays €40.10 less: €59.90 instead of €100.00.");
  await desk.getByLabel("Delivery", { exact: true }).selectOption({ label: "Express delivery" });
  await expect(sum("Express delivery").nth(1)).toHaveText("€12.90");
  await expect(sum("Total").nth(1)).toHaveText("€67.90");

  const written = async () =>
    (await shop.database.pool.query("SELECT count(*)::int AS n FROM promotions")).rows[0].n;
  const before = await written();
  await desk.getByLabel("Code").fill("TABLE45");
  await desk.getByRole("button", { name: "Offer the coupon" }).click();
  await expect(desk.getByRole("heading", { level: 1, name: "TABLE45" })).toBeVisible();
  expect(await written()).toBe(before + 1);

  const visitor = shop.visitor();
  await visitor.add("GLA-CAR", 2);
  await visitor.add("STO-MUG-OAT", 1);
  await visitor.codes("TABLE45");
  const opened = await visitor.toCheckout(someone().email);
  const patched = await visitor.patch(opened.id, { delivery_option: "express" });
  expect(patched.body.total).toBe(6_790);

  // On a phone it stands below the form, as wide as the screen.
  await desk.setViewportSize({ width: 390, height: 844 });
  await expect(said).toContainText("The buyer pays");
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(desk);

  // Support may look at what a coupon does, not change it.
  const support = await staff("support");
  const path = desk.url().replace(shop.url, "");
  // It comes with the page: what lies below is not pushed down a moment later.
  expect(await (await support.request.get(path)).text()).toContain("The buyer pays");
  await visit(support, path);
  await expect(support.getByRole("region", { name: "On a sample cart" }).getByRole("status")).toContainText(
    "The buyer pays",
  );
  await expect(support.getByRole("button", { name: "Save" })).toHaveCount(0);
});

const painted = (background: string) =>
  sharp({ create: { width: 600, height: 750, channels: 3, background } })
    .png()
    .toBuffer();

test("pictures are sent, described, put first, and seen first in the shop; what is none is refused by its name", async ({
  page,
  staff,
  consoles,
}) => {
  consoles.expected.push(/status of 422 /);
  await page.goto("/p/glass-carafe");
  const desk = await staff("manager");
  await openProduct(desk, "Glass Carafe");
  const section = desk.getByRole("region", { name: "Pictures" });
  const tiles = section.getByRole("listitem");
  await expect(section.getByLabel("What it shows in picture 1")).toHaveValue("Glass Carafe");
  await section.getByLabel("Add pictures").setInputFiles([
    { name: "filled.png", mimeType: "image/png", buffer: await painted("#b04020") },
    { name: "empty.png", mimeType: "image/png", buffer: await painted("#204060") },
    { name: "notes.png", mimeType: "image/png", buffer: Buffer.from("a shopping list") },
  ]);
  await expect(section.getByRole("alert")).toHaveText(
    "notes.png: The file is not a picture that can be read.",
  );
  await expect(section.getByLabel(/^What it shows in picture/)).toHaveCount(3);
  await expect(section.getByText("2 pictures without a text")).toBeVisible();
  await expectAccessible(desk);

  // The last is said something of and moved to the front, by keys; another is drawn with the mouse, taken out and kept.
  await section.getByLabel("What it shows in picture 3").fill("The carafe, half full");
  const earlier = section.getByRole("button", { name: "Move The carafe, half full earlier" });
  await earlier.focus();
  await desk.keyboard.press("Enter");
  await desk.keyboard.press("Enter");
  await expect(section.getByLabel("What it shows in picture 1")).toHaveValue("The carafe, half full");
  await expect(earlier).toBeFocused();
  await section.getByLabel("What it shows in picture 3").fill("The carafe, empty");
  await tiles.nth(2).locator("img").dragTo(tiles.nth(1).locator("img"));
  await expect(section.getByLabel("What it shows in picture 2")).toHaveValue("The carafe, empty");
  await section.getByRole("button", { name: "Take out The carafe, empty" }).click();
  await expect(section.getByText("Will be taken out.")).toBeVisible();
  await expectAccessible(desk);
  await section.getByRole("button", { name: /^Keep it/ }).click();
  await section.getByRole("button", { name: "Save pictures" }).click();
  await expect(desk.getByRole("status").getByText("Saved")).toBeVisible();

  const first = page.getByRole("main").getByRole("img").first();
  await expect(async () => {
    await page.reload();
    await expect(first).toHaveAttribute("alt", "The carafe, half full", { timeout: 1_000 });
  }).toPass();

  // Taken out for good, and the same file again: it comes back as it was.
  await desk.reload();
  await awake(desk);
  await section.getByRole("button", { name: "Take out The carafe, half full" }).click();
  await section.getByRole("button", { name: "Save, and take 1 out" }).click();
  // What is marked stands in the list until it is gone.
  await expect(tiles).toHaveCount(2);
  await section
    .getByLabel("Add pictures")
    .setInputFiles([{ name: "again.png", mimeType: "image/png", buffer: await painted("#204060") }]);
  await expect(async () => {
    await expect(section.getByLabel(/^What it shows in picture/)).toHaveCount(3);
  }).toPass();
  await desk.setViewportSize({ width: 390, height: 844 });
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("a variant is shown by the picture that was chosen for it", async ({ page, staff }) => {
  const desk = await staff("owner");
  await openProduct(desk, "Market Tote");
  const section = desk.getByRole("region", { name: "Pictures" });
  await expect(section.getByLabel("Pictures differ by")).toHaveValue("0");
  await section.getByLabel("Clay", { exact: true }).selectOption({ label: "1 · Market Tote Natural" });
  await section.getByRole("button", { name: "Save pictures" }).click();
  await expect(desk.getByRole("status").getByText("Saved")).toBeVisible();
  await expect(async () => {
    await visit(page, "/p/market-tote?Colour=Clay");
    await page
      .getByRole("group", { name: /^Colour/ })
      .locator("label", { hasText: "Clay" })
      .click();
    await page.getByRole("button", { name: /^Add to cart/ }).click();
    await expect(page.getByRole("dialog", { name: /^Cart/ })).toBeVisible();
  }).toPass();
  const natural = await section.getByRole("listitem").first().locator("img").getAttribute("src");
  const key = /media\/([^?]+)/.exec(natural ?? "")![1]!;
  await expect(page.getByRole("dialog", { name: /^Cart/ }).locator(`img[src*="${key}"]`)).toBeVisible();
});

test("a product without a choice gets one, a variant goes and comes back, and shoppers see it so", async ({
  page,
  staff,
}) => {
  await page.goto("/p/hand-trowel");
  const desk = await staff("manager");
  await openProduct(desk, "Hand Trowel");
  const section = desk.getByRole("region", { name: "Variants" });
  await section.getByRole("button", { name: "Add a variant" }).click();
  const panel = desk.getByRole("dialog");
  await panel.getByRole("button", { name: "Add the variant" }).click();
  await expect(panel.getByText("Say what it is called.")).toHaveCount(3);
  await expectAccessible(desk);
  await panel.getByLabel("What they differ in").fill("Handle");
  await panel.getByLabel("The one that is there is").fill("Ash");
  await panel.getByLabel("The new one is").fill("Cherry");
  await panel.getByLabel("Price in EUR").fill("33,50");
  await panel.getByLabel("Price in USD").fill("31");
  await panel.getByLabel("SKU").fill("HAN-TRO-CHE");
  await panel.getByLabel("On hand").fill("4");
  await panel.getByRole("button", { name: "Add the variant" }).click();
  await expect(panel).toBeHidden();
  await expect(section.getByRole("row", { name: /^Cherry/ })).toContainText("HAN-TRO-CHE");

  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("group", { name: /^Handle/ }).getByRole("radio")).toHaveCount(2, {
      timeout: 1_000,
    });
  }).toPass();
  await awake(page);
  await page
    .getByRole("group", { name: /^Handle/ })
    .locator("label", { hasText: "Cherry" })
    .click();
  await expect(page.getByRole("button", { name: "Add to cart €33.50" })).toBeEnabled();

  await section.getByRole("button", { name: "Edit Ash" }).click();
  await panel.getByLabel("Barcode").fill("4006381333931");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel).toBeHidden();
  await expect(section.getByRole("row", { name: /^Ash/ })).toContainText("4006381333931");
  await section.getByRole("button", { name: "Edit Cherry" }).click();
  await panel.getByRole("button", { name: /^Stop selling it/ }).click();
  await expectAccessible(desk);
  await panel.getByRole("button", { name: "Stop selling it" }).click();
  await expect(panel).toBeHidden();
  await section.getByText("1 not sold any more").click();
  await expectAccessible(desk);
  await section.getByRole("button", { name: "Bring it back Cherry" }).click();
  await expect(section.getByRole("row", { name: /^Cherry/ })).toBeVisible();
});

test("a category is made, filled, moved and seen in the shop's menu; taken away, it can be had back", async ({
  page,
  shop,
  staff,
}) => {
  const desk = await staff("manager");
  await visit(desk, "/admin/categories");
  await expectAccessible(desk);
  const row = (name: string) => desk.getByRole("row", { name: new RegExp(`^${name} `) });
  await row("Home").getByRole("button", { name: "Add under it Home" }).click();
  const panel = desk.getByRole("dialog");
  await panel.getByRole("button", { name: "Make the category" }).click();
  await expect(panel.getByText("A category needs a name.")).toBeVisible();
  await panel.getByLabel("Name").fill("Candlelight");
  await panel.getByLabel("Description").fill("For evenings without a switch.");
  await expectAccessible(desk);
  await panel.getByRole("button", { name: "Make the category" }).click();
  await expect(panel).toBeHidden();
  await expect(row("Candlelight")).toContainText("/c/home/candlelight");

  // One name twice in one place is refused.
  await desk.keyboard.press("c");
  await panel.getByLabel("Name").fill("Candlelight");
  await panel.getByLabel("Under").selectOption({ label: "Home" });
  await panel.getByRole("button", { name: "Make the category" }).click();
  await expect(panel.getByText("Another category has this address already: home/candlelight.")).toBeVisible();
  await desk.keyboard.press("Escape");

  await openProduct(desk, "Beeswax Candle");
  const places = desk.getByRole("region", { name: "Categories and collections" });
  await places.getByLabel("Candlelight").check();
  await places.getByRole("button", { name: "Save categories and collections" }).click();
  await expect(desk.getByRole("status").getByText("Saved")).toBeVisible();

  // The listing has followed: a page that is made from now on knows it.
  const listed =
    "SELECT FROM listing_categories l JOIN categories c ON c.id = l.category_id WHERE c.handle = $1";
  await expect
    .poll(async () => (await shop.database.pool.query(listed, ["candlelight"])).rowCount)
    .toBeGreaterThan(0);
  await expect(async () => {
    await page.goto("/c/home");
    await expect(
      page.getByRole("navigation", { name: "In Home" }).getByRole("link", { name: "Candlelight" }),
    ).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("navigation", { name: "In Home" }).getByRole("link", { name: "Candlelight" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Candlelight" })).toBeVisible();
  await expect(page.getByText("For evenings without a switch.")).toBeVisible();
  await expect(
    page.getByRole("article").getByRole("link", { name: "Beeswax Candle", exact: true }),
  ).toBeVisible();

  // Earlier among its siblings by keys alone, then renamed under another parent: the old address leads on.
  await visit(desk, "/admin/categories");
  const earlier = desk.getByRole("button", { name: "Move Candlelight earlier" });
  await earlier.focus();
  // Faster than the rows move: every press counts.
  for (let press = 0; press < 3; press += 1) await desk.keyboard.press("Enter");
  await expect(desk.getByRole("status").getByText("Candlelight is now 1 of 4")).toBeVisible();
  await expect(earlier).toBeFocused();
  await row("Candlelight").getByRole("button", { name: "Edit Candlelight" }).click();
  await panel.getByLabel("Under").selectOption({ label: "Outdoors" });
  await panel.getByLabel("Address").fill("lights");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel).toBeHidden();
  await expect(row("Candlelight")).toContainText("/c/outdoors/lights");
  await expect(async () => {
    await page.goto("/c/home/candlelight");
    await expect(page).toHaveURL(/\/c\/outdoors\/lights$/, { timeout: 1_000 });
  }).toPass();

  await row("Candlelight").getByRole("button", { name: "Edit Candlelight" }).click();
  await panel.getByRole("button", { name: /^Take it out of the shop/ }).click();
  await expectAccessible(desk);
  await panel.getByRole("button", { name: "Take it away" }).click();
  await expect(panel).toBeHidden();
  const gone = desk.getByRole("region", { name: "Taken away" });
  await expect(gone).toContainText("Candlelight");
  await expect.poll(async () => (await page.request.get("/c/outdoors/lights")).status()).toBe(404);
  await gone.getByRole("button", { name: "Bring it back Candlelight" }).click();
  await expect(row("Candlelight")).toBeVisible();
  await expect.poll(async () => (await page.request.get("/c/outdoors/lights")).status()).toBe(200);

  await desk.setViewportSize({ width: 390, height: 844 });
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(desk);
});

test("a collection is made, filled by keys, put in order, and shown in that order; warehouse only looks", async ({
  page,
  staff,
}) => {
  const desk = await staff("manager");
  await visit(desk, "/admin/collections");
  await expectAccessible(desk);
  await desk.keyboard.press("c");
  await desk.getByLabel("Title").fill("Long evenings");
  await desk.getByLabel("Address").fill("for-the-table");
  await desk.getByRole("button", { name: "Make the collection" }).click();
  await expect(desk.getByText("Another collection has this address")).toBeVisible();
  await desk.getByLabel("Address").fill("");
  await desk.getByRole("button", { name: "Make the collection" }).click();
  await expect(desk.getByRole("heading", { level: 1, name: "Long evenings" })).toBeVisible();

  const products = desk.getByRole("region", { name: "Products" });
  const finder = products.getByRole("combobox", { name: "Add a product" });
  for (const title of ["Beeswax Candle", "Wool Throw", "The Repair Handbook"]) {
    await finder.fill(title);
    await expect(desk.getByRole("option", { name: new RegExp(title) })).toBeVisible();
    await finder.press("Enter");
    await expect(products.getByRole("listitem").filter({ hasText: title })).toBeVisible();
  }
  await finder.fill("Wool Throw");
  await expect(desk.getByRole("option", { name: /Wool Throw.*In it/ })).toBeVisible();
  await expectAccessible(desk);
  await finder.press("Escape");
  await products.getByRole("button", { name: "Move The Repair Handbook earlier" }).press("Enter");
  await products.getByRole("button", { name: "Move The Repair Handbook earlier" }).press("Enter");
  await products.getByRole("listitem").nth(2).dragTo(products.getByRole("listitem").nth(1));
  await expect(products.getByRole("listitem").nth(1)).toContainText("Wool Throw");
  await products.getByRole("button", { name: "Save the order" }).click();
  await expect(desk.getByRole("status").getByText("Saved")).toBeVisible();

  await expect(async () => {
    await page.goto("/collections/long-evenings");
    await expect(page.locator("main article").getByRole("heading")).toHaveText(
      ["The Repair Handbook", "Wool Throw", "Beeswax Candle"],
      { timeout: 1_000 },
    );
  }).toPass();

  // Two at once: whoever saves over an order that is not there any more is told.
  const other = await staff("owner");
  await visit(other, new URL(desk.url()).pathname);
  await other.getByRole("button", { name: "Take out Wool Throw" }).click();
  await other.getByRole("button", { name: "Save the order" }).click();
  await expect(other.getByRole("status").getByText("Saved")).toBeVisible();
  await products.getByRole("button", { name: "Move Beeswax Candle earlier" }).click();
  await products.getByRole("button", { name: "Save the order" }).click();
  await expect(
    products.getByRole("alert").getByText("Somebody changed this since you opened it"),
  ).toBeVisible();

  const warehouse = await staff("warehouse");
  await visit(warehouse, new URL(desk.url()).pathname);
  await expect(warehouse.getByRole("main")).toContainText("The Repair Handbook");
  await expect(warehouse.getByRole("main").getByRole("button")).toHaveCount(0);
  await expectAccessible(warehouse);
});

test("on a phone a variant says its prices, and has their fields once they are asked for", async ({
  staff,
}) => {
  const phone = await staff("manager");
  await phone.setViewportSize({ width: 390, height: 844 });
  await openProduct(phone, "Stoneware Mug");
  const price = phone.getByLabel(/^Price in EUR/).first();
  const opener = phone.getByRole("button", { name: /^€.* change the prices of/ }).first();
  await expect(price).toBeHidden();
  await expect(opener).toHaveAttribute("aria-expanded", "false");
  await opener.click();
  await price.fill("twelve");
  await phone.getByRole("button", { name: "Save prices" }).click();
  await expect(phone.getByRole("alert").getByText("Write prices such as 12.50.")).toBeVisible();
  // What is wrong is never folded away.
  await opener.click();
  await expect(price).toBeVisible();
  await expectAccessible(phone);
  await price.fill("19.50");
  await phone.getByRole("button", { name: "Save prices" }).click();
  await expect(phone.getByRole("status").getByText("Saved")).toBeVisible();
  await expect(opener).toContainText("€19.50");
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
