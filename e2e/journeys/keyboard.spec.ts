import { expectPaid } from "../books";
import { expect, test } from "../fixtures";
import { byKeys, tabTo } from "../hands";
import { cards, expectOrderPage } from "../paying";
import { amount, atStripe, awake, someone, visit } from "../shopping";

test("a whole purchase with the keyboard alone", async ({ page, shop }) => {
  const ines = someone();
  const keys = byKeys(page);
  const type = (label: string, text: string) => keys.type(page.getByLabel(label, { exact: true }), text);
  await visit(page, "/");
  await keys.press(page.getByRole("link", { name: "Skip to the content" }));
  await expect(page.getByRole("main")).toBeFocused();
  await visit(page, "/");
  await keys.press(page.locator("summary").filter({ hasText: "Shop" }));
  const menu = page.getByRole("navigation", { name: "Menu" });
  await keys.press(menu.getByRole("link", { name: "Outdoors", exact: true }));
  await expect(page.getByRole("heading", { level: 1, name: "Outdoors" })).toBeVisible();
  await keys.press(page.getByRole("article").getByRole("link", { name: "Market Tote", exact: true }));
  await expect(page.getByRole("heading", { level: 1, name: "Market Tote" })).toBeVisible();

  // Arrow keys move within the group, as in any group of radio buttons.
  const group = page.getByRole("group", { name: /^Colour/ });
  await tabTo(page, group.getByRole("radio", { checked: true }));
  await page.keyboard.press("ArrowRight");
  await expect(group.getByRole("radio", { name: "Ink" })).toBeChecked();
  await keys.press(page.getByRole("button", { name: "Add to cart €18.00" }));

  const drawer = page.getByRole("dialog", { name: /^Cart/ });
  await expect(amount(drawer, "Total before delivery")).toHaveText("€18.00");
  // Escape closes the drawer, and the focus is back where it was.
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page.getByRole("button", { name: "Add to cart €18.00" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(amount(drawer, "Total before delivery")).toHaveText("€36.00");
  await keys.press(drawer.getByRole("button", { name: "Go to checkout" }));

  await page.waitForURL(/\/checkout\//);
  await awake(page);
  await type("E-mail", ines.email);
  await keys.pick(page.getByLabel("Country", { exact: true }), "Germany");
  await type("First name", ines.firstName);
  await type("Last name", ines.lastName);
  await type("Street and number", ines.street);
  await type("Postal code", ines.postalCode);
  await type("City", ines.city);
  await tabTo(page, page.getByRole("radio", { name: /^Standard delivery/ }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Express delivery/ })).toBeChecked();
  await keys.press(page.getByRole("button", { name: "Pay €48.90" }));

  await atStripe(page);
  await type("Card number", cards.good);
  await type("Expiry (MM/YY)", "12 / 34");
  await type("Security code", "123");
  await page.keyboard.press("Enter");
  await expectOrderPage(page, "Thank you, Ines.");
  await expectPaid(page, shop, 4_890);
});
