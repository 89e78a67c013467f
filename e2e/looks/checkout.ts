import { expect, type Page } from "@playwright/test";
import { cards, payByCard } from "../paying";
import { add, amount, atStripe, goToPay, introduce, settle, someone, toCheckout } from "../shopping";
import type { Look } from "./look";

const ines = someone({ email: "ines.at.home@example.com" });

async function filled(page: Page, handle = "glass-carafe"): Promise<void> {
  await toCheckout(page, handle);
  await introduce(page, ines);
  await settle(page);
  await expect(page.getByRole("radio", { name: /^Standard delivery/ })).toBeChecked();
}

/** On phones the order is folded: opened where a look is about what stands in it. */
async function unfold(page: Page): Promise<void> {
  const folded = page.getByText("Show the order");
  if (await folded.isVisible()) await folded.click();
}

export const checkoutLooks: readonly Look[] = [
  {
    name: "checkout-empty",
    async reach({ page }) {
      await toCheckout(page, "stoneware-mug", { Colour: "Oat" });
    },
  },
  {
    name: "checkout-wrong",
    async reach({ page }) {
      await toCheckout(page, "stoneware-mug", { Colour: "Oat" });
      await page.getByLabel("E-mail").fill("ines at home");
      await page.getByLabel("Country", { exact: true }).selectOption({ label: "Germany" });
      await page.getByRole("button", { name: /^Pay/ }).click();
      await expect(page.locator("[aria-invalid=true]").first()).toBeFocused();
    },
  },
  {
    name: "checkout-coupon-gift-invoice",
    async reach({ page }) {
      await add(page, "beeswax-candle");
      await filled(page, "stoneware-mug");
      await unfold(page);
      const code = page.getByLabel("A code").filter({ visible: true });
      await code.fill("WELCOME10");
      await code.press("Enter");
      await expect(page.getByText("WELCOME10").filter({ visible: true }).first()).toBeVisible();
      await code.fill("NOSUCH");
      await code.press("Enter");
      await expect(page.getByText("NOSUCH").filter({ visible: true }).first()).toBeVisible();
      await page.getByText("It is a gift: add a card").click();
      await page.getByLabel("What should it say?").fill("For Ada,\nwith love from all of us.");
      await page.getByLabel("The invoice goes to another address").check();
      await page.getByLabel("A note for us").fill("The bell is broken: please knock.");
      await page.getByLabel("A note for us").press("Tab");
    },
  },
  {
    name: "checkout-price-changed",
    async reach({ page, shop }) {
      await filled(page);
      const { rows } = await shop.database.pool.query("SELECT id FROM variants WHERE sku = 'GLA-CAR'");
      await shop.shop.priceBecomes(rows[0].id, 4_100);
      await page.getByRole("button", { name: /^Pay/ }).click();
      await expect(page.getByRole("alert").filter({ hasText: "The price changed" })).toBeFocused();
      await shop.shop.priceBecomes(rows[0].id, 3_800);
    },
  },
  {
    name: "checkout-united-states",
    async reach({ page }) {
      await page.goto("/us/p/hand-trowel");
      await page.getByRole("button", { name: /^Add to cart/ }).click();
      await page
        .getByRole("dialog", { name: /^Cart/ })
        .getByRole("button", { name: "Go to checkout" })
        .click();
      await page.waitForURL(/\/checkout\//);
      await introduce(page, {
        ...ines,
        street: "245 Bleecker Street",
        city: "New York",
        postalCode: "10014",
        country: "United States",
        region: "New York",
      });
      await settle(page);
      await unfold(page);
      await expect(amount(page, "Sales tax").first()).toBeVisible();
    },
  },
  {
    name: "checkout-not-paid",
    async reach({ page }) {
      await filled(page, "beeswax-candle");
      await page.getByRole("button", { name: /^Pay/ }).click();
      await atStripe(page);
      await page.getByRole("link", { name: "Cancel and go back to the shop" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Not paid yet." })).toBeVisible();
    },
  },
  {
    name: "pay",
    async reach({ page }) {
      await filled(page, "beeswax-candle");
      await goToPay(page, "€23.90");
    },
  },
  {
    name: "pay-declined",
    async reach({ page }) {
      await filled(page, "beeswax-candle");
      await goToPay(page, "€23.90");
      await payByCard(page, cards.declined);
      await expect(page.getByRole("alert")).toBeVisible();
    },
  },
];
