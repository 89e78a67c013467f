import { refreshListings } from "@/lib/listing";
import { arrivalDays, arrivalWords } from "@/lib/shipping";
import { readConfigVersion, workingHours } from "@/lib/shop";
import { expectAccessible } from "../accessible";
import { mailTo, shownOrder } from "../books";
import { expect, type JourneyShop, test } from "../fixtures";
import { expectOrderPage, payByCard } from "../paying";
import { add, amount, awake, goToPay, introduce, someone, toCheckout, visit } from "../shopping";

/** The days that every page must say, as the shop counts them now. */
async function daysNow(shop: JourneyShop, weekday: "long" | "short"): Promise<string> {
  const hours = await workingHours(shop.ctx, await readConfigVersion(shop.ctx));
  return arrivalWords(arrivalDays(new Date(), { minDays: 2, maxDays: 4 }, hours), "en-IE", weekday);
}

test("a gift with a card and a note: the days, the words and the list in the parcel", async ({
  page,
  shop,
  staff,
}) => {
  const days = await daysNow(shop, "long");
  const ines = someone();
  await visit(page, "/p/market-tote");
  await expect(page.getByRole("main")).toContainText(`In stock, with you ${await daysNow(shop, "short")}`);
  await expect(page.getByRole("main")).toContainText("Standard delivery €4.90, free from €60");
  await expect(
    page.getByRole("main").getByRole("link", { name: "Thirty days, and how it goes" }),
  ).toBeVisible();
  const drawer = await add(page, "market-tote");
  await expect(drawer).toContainText(days);
  await drawer.getByRole("link", { name: "See the whole cart" }).click();
  await page.waitForURL("/cart");
  await awake(page);
  await expect(page.getByRole("main")).toContainText(days);
  await page.getByRole("button", { name: "Go to checkout" }).click();
  await page.waitForURL(/\/checkout\//);
  await awake(page);
  await introduce(page, ines);
  await expect(page.getByRole("radio", { name: /^Standard delivery/ })).toBeChecked();
  await expect(page.getByRole("group", { name: "How should it travel?" })).toContainText(days);
  await page.getByText("It is a gift: add a card").click();
  await page.getByLabel("What should it say?").fill("For Ada,\n<b>with love</b>");
  await page.getByLabel("A note for us").fill("The bell is broken.");
  await page.getByLabel("A note for us").press("Tab");
  await expectAccessible(page);
  await goToPay(page, "€22.90");
  await payByCard(page);

  await expectOrderPage(page, "Thank you, Ines.");
  await expect(page.getByRole("main")).toContainText(days);
  await expect(page.getByRole("main")).toContainText("<b>with love</b>");
  const order = await shownOrder(page, shop);
  expect(order).toMatchObject({
    giftMessage: "For Ada,\n<b>with love</b>",
    buyerNote: "The bell is broken.",
  });
  const letter = await mailTo(shop, ines.email, `Your order ${order.label} is confirmed`);
  expect(letter.text).toMatch(days);
  // What was typed is kept from becoming a link by an invisible joiner.
  const bare = (text: string | null) => text?.replaceAll("\u2060", "");
  expect(bare(letter.text)).toContain("<b>with love</b>");
  expect(bare(letter.html)).toContain("&lt;b&gt;with love&lt;/b&gt;");

  const desk = await staff("warehouse");
  await desk.goto(`/admin/orders/${order.id}`);
  await expect(desk.getByRole("main")).toContainText("<b>with love</b>");
  await desk.getByRole("link", { name: "Packing list" }).click();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(`Packing list ${order.label}`);
  const sheet = desk.getByRole("main");
  await expect(sheet).toContainText("Market Tote");
  await expect(sheet).toContainText("The bell is broken.");
  await expect(sheet.getByRole("region", { name: "The card" })).toHaveText(/For Ada,\s*<b>with love<\/b>/);
  await expect(sheet).not.toContainText("€");
  await expectAccessible(desk);
});

test("an order on paper: its letterhead, and nothing that only a screen can use", async ({ page }) => {
  await toCheckout(page, "market-tote");
  await introduce(page, someone());
  await goToPay(page, "€22.90");
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByText("hello@cartwright.example").first()).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("contentinfo")).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Order again" })).toBeHidden();
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(ground).toMatch(/rgb\(255, 255, 255\)|white/);
  const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(sheets, "it fits one sheet").toHaveLength(1);
});

test("ordering again puts into the cart what can still be had, and says what is left out", async ({
  page,
  shop,
}) => {
  await expect(amount(await add(page, "market-tote"), "Total before delivery")).toHaveText("€18.00");
  await toCheckout(page, "garden-twine");
  await introduce(page, someone());
  await goToPay(page, "€29.40");
  await payByCard(page);
  await expectOrderPage(page, "Thank you, Ines.");
  await shop.database.pool.query(`UPDATE products SET status = 'draft' WHERE handle = 'garden-twine'`);
  try {
    await page.getByRole("button", { name: "Order again" }).click();
    await page.waitForURL("/cart");
    await awake(page);
    const things = page.getByRole("region", { name: "What is in it" }).getByRole("listitem");
    await expect(things).toHaveCount(1);
    await expect(things).toContainText("Market Tote");
    await expect(page.getByRole("main")).toContainText(/Garden Twine.*is not sold any more\./);
    await expectAccessible(page);
  } finally {
    // It may have left the listings meanwhile.
    const { rows } = await shop.database.pool.query<{ id: string }>(
      `UPDATE products SET status = 'active' WHERE handle = 'garden-twine' RETURNING id`,
    );
    await refreshListings(shop.ctx, [rows[0]!.id]);
  }
});
