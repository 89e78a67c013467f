import type { Locator, Page } from "@playwright/test";
import { expectPaid } from "../books";
import { expect, test } from "../fixtures";
import { tabTo } from "../hands";
import { cards, expectOrderPage } from "../paying";
import { amount, atStripe, awake, someone, visit } from "../shopping";

async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

test("a whole purchase with the keyboard alone", async ({ page, shop }) => {
  const ines = someone();
  await visit(page, "/");
  await press(page, page.getByRole("link", { name: "Skip to the content" }));
  await expect(page.getByRole("main")).toBeFocused();
  await visit(page, "/");
  await press(page, page.locator("summary").filter({ hasText: "Shop" }));
  const menu = page.getByRole("navigation", { name: "Menu" });
  await press(page, menu.getByRole("link", { name: "Outdoors", exact: true }));
  await expect(page.getByRole("heading", { level: 1, name: "Outdoors" })).toBeVisible();
  await press(page, page.getByRole("article").getByRole("link", { name: "Market Tote", exact: true }));
  await expect(page.getByRole("heading", { level: 1, name: "Market Tote" })).toBeVisible();

  // Arrow keys move within the group, as in any group of radio buttons.
  const group = page.getByRole("group", { name: /^Colour/ });
  await tabTo(page, group.getByRole("radio", { checked: true }));
  await page.keyboard.press("ArrowRight");
  await expect(group.getByRole("radio", { name: "Ink" })).toBeChecked();
  await press(page, page.getByRole("button", { name: "Add to cart €18.00" }));

  const drawer = page.getByRole("dialog", { name: /^Cart/ });
  await expect(amount(drawer, "Total before delivery")).toHaveText("€18.00");
  // Escape closes the drawer, and the focus is back where it was.
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page.getByRole("button", { name: "Add to cart €18.00" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(amount(drawer, "Total before delivery")).toHaveText("€36.00");
  await press(page, drawer.getByRole("button", { name: "Go to checkout" }));

  await page.waitForURL(/\/checkout\//);
  await awake(page);
  await type(page, "E-mail", ines.email);
  await type(page, "Country", "Germany");
  await type(page, "First name", ines.firstName);
  await type(page, "Last name", ines.lastName);
  await type(page, "Street and number", ines.street);
  await type(page, "Postal code", ines.postalCode);
  await type(page, "City", ines.city);
  await tabTo(page, page.getByRole("radio", { name: /^Standard delivery/ }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Express delivery/ })).toBeChecked();
  await press(page, page.getByRole("button", { name: "Pay €48.90" }));

  await atStripe(page);
  await type(page, "Card number", cards.good);
  await type(page, "Expiry (MM/YY)", "12 / 34");
  await type(page, "Security code", "123");
  await page.keyboard.press("Enter");
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 4_890);
});
