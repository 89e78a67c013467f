import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newPassword, signUp } from "../account";
import { expect, test } from "../fixtures";
import { paidOrder } from "../ordering";
import { someone, visit } from "../shopping";

/** Opens the palette by its keys and types; the field has the focus all along. */
async function ask(desk: Page, typed: string): Promise<void> {
  await pressFor(desk, "Control+k", desk.getByRole("combobox", { name: "Find or do" }));
  await desk.keyboard.type(typed);
}

/** Presses a key until what it opens has the focus: keys are listened for a moment after a page can be pressed. */
async function pressFor(desk: Page, key: string, opened: Locator): Promise<void> {
  await expect(async () => {
    if ((await opened.count()) === 0) await desk.keyboard.press(key);
    await expect(opened).toBeFocused({ timeout: 2_000 });
  }).toPass();
}

/** The keys of the page. A panel that is still closing keeps them silent. */
async function showKeys(desk: Page): Promise<Locator> {
  const keys = desk.getByRole("dialog", { name: "Keys" });
  await pressFor(desk, "?", keys.getByRole("button", { name: "Close" }));
  return keys;
}

const heading = (desk: Page, name: string | RegExp) => desk.getByRole("heading", { level: 1, name });

test("the palette goes, does and finds, without a mouse", async ({ page, staff, shop }) => {
  const who = someone({ firstName: "Wilhelmina", lastName: "Quast" });
  await signUp(page, who, newPassword());
  const order = await paidOrder(shop, who.email, { "GLA-CAR": 1 });
  for (const width of [1440, 390]) {
    const desk = await staff("owner");
    await desk.setViewportSize({ width, height: 844 });
    await visit(desk, "/admin");
    await expectAccessible(desk);

    // Go.
    await ask(desk, "audit");
    await expect(desk.getByRole("option", { selected: true })).toHaveText(/^Audit log/);
    await expectAccessible(desk);
    await desk.keyboard.press("Enter");
    await expect(heading(desk, "Audit log")).toBeVisible();
    // Into a room of the settings, by what is said of it; rooms do not crowd what is shown unasked.
    await ask(desk, "");
    await expect(desk.getByRole("option", { name: "Audit log" })).toBeVisible();
    await expect(desk.getByRole("option", { name: /^Settings: / })).toHaveCount(0);
    await desk.getByRole("combobox", { name: "Find or do" }).pressSequentially("tax rates");
    await desk.keyboard.press("Enter");
    await expect(heading(desk, "Tax")).toBeVisible();
    // Do, by another word for it.
    await ask(desk, "discount code");
    await desk.keyboard.press("Enter");
    await expect(heading(desk, "New coupon")).toBeVisible();
    // What the page itself offers, by its own name.
    await visit(desk, "/admin/customers");
    await ask(desk, "find a cust");
    await desk.keyboard.press("Enter");
    await expect(desk.getByRole("searchbox", { name: "Name or e-mail" })).toBeFocused();

    // Find: an order by its number, a product by a piece of its title, a customer by their name.
    await desk.locator("h1").click();
    await ask(desk, order.label);
    await desk.keyboard.press("Enter");
    await expect(heading(desk, order.label)).toBeVisible();
    await ask(desk, "linen apr");
    await expect(desk.getByRole("option", { name: "Linen Apron" })).toBeVisible();
    await expectAccessible(desk);
    await choose(desk, /^Linen Apron/);
    await expect(heading(desk, "Linen Apron")).toBeVisible();
    await ask(desk, "wilhelmina qu");
    await choose(desk, /^Wilhelmina Quast.*@/);
    await expect(heading(desk, "Wilhelmina Quast")).toBeVisible();

    // Nothing fits: it says so, and Escape leaves everything as it was.
    await ask(desk, "zzzzzz");
    await expect(desk.getByRole("option", { name: "All orders for “zzzzzz”" })).toBeVisible();
    await desk.keyboard.press("Escape");
    await expect(desk.getByRole("combobox", { name: "Find or do" })).toHaveCount(0);
    await expect(heading(desk, "Wilhelmina Quast")).toBeVisible();
  }
});

/** Walks down with the arrow until the line is chosen, then opens it. */
async function choose(desk: Page, name: RegExp): Promise<void> {
  const palette = desk.getByRole("dialog", { name: "Find or do" });
  await expect(palette.getByRole("option", { name })).not.toHaveCount(0);
  const chosen = palette.getByRole("option", { selected: true });
  for (let steps = 0; steps < 40 && !name.test((await chosen.textContent()) ?? ""); steps += 1)
    await desk.keyboard.press("ArrowDown");
  await expect(chosen).toHaveText(name);
  await desk.keyboard.press("Enter");
}

test("a role is offered what it may, and no more", async ({ staff }) => {
  const desk = await staff("warehouse");
  await visit(desk, "/admin");
  await ask(desk, "c");
  await expect(desk.getByRole("option", { name: /^Coupons/ })).toHaveCount(0);
  await expect(desk.getByRole("option", { name: /^New coupon/ })).toHaveCount(0);
  await desk.keyboard.press("Escape");
  const keys = await showKeys(desk);
  await expect(keys.getByText("To ship")).toBeVisible();
  await expect(keys.getByText("Coupons")).toHaveCount(0);
});

test("a view is kept, opened, and forgotten, by keys, and is nobody else's", async ({ staff }) => {
  const desk = await staff("manager");
  await visit(desk, "/admin/orders?fulfilment=fulfilled&sort=oldest");
  const panel = desk.getByRole("dialog", { name: "Keep this view" });
  await pressFor(desk, "v", panel.getByLabel("Name"));
  await expectAccessible(desk);
  await desk.keyboard.type("Sent, oldest first");
  await desk.keyboard.press("Enter");
  await expect(panel).toBeHidden();
  const tab = desk.getByRole("link", { name: "Sent, oldest first" });
  await expect(tab).toHaveAttribute("aria-current", "page");
  await expectAccessible(desk);

  // It is there on the next visit, on a phone in sight, and leads back to the same filters.
  await desk.setViewportSize({ width: 390, height: 844 });
  await visit(desk, "/admin/orders");
  await tab.focus();
  await desk.keyboard.press("Enter");
  await expect(desk).toHaveURL(/fulfilment=fulfilled&sort=oldest/);
  await expect(tab).toBeInViewport({ ratio: 0.98 });
  await expectAccessible(desk);
  const another = await staff("owner");
  await visit(another, "/admin/orders");
  await expect(another.getByRole("link", { name: "Sent, oldest first" })).toHaveCount(0);

  await desk.getByRole("button", { name: "Forget this view" }).focus();
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("status").getByText("Sent, oldest first is forgotten")).toBeVisible();
  await expect(tab).toHaveCount(0);
  await desk.reload();
  await expect(tab).toHaveCount(0);
});

test("single keys work, are named, and can be switched off", async ({ staff }) => {
  const desk = await staff("owner");
  await visit(desk, "/admin");
  await desk.keyboard.press("g");
  await desk.keyboard.press("u");
  await expect(heading(desk, "Customers")).toBeVisible();
  const keys = await showKeys(desk);
  await expect(keys.getByText("Find a customer")).toBeVisible();
  await expect(keys.getByText("Ctrl", { exact: true })).toBeVisible();
  await expectAccessible(desk);
  await keys.getByRole("button", { name: "Switch single keys off" }).press("Enter");
  await desk.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await desk.keyboard.press("g");
  await desk.keyboard.press("o");
  await desk.keyboard.press("t");
  await expect(heading(desk, "Customers")).toBeVisible();
  await expect(desk.getByRole("searchbox", { name: "Name or e-mail" })).not.toBeFocused();
  // What names the keys, and the palette, go on: they need no single key that writes.
  await showKeys(desk);
  await keys.getByRole("button", { name: "Switch single keys on" }).press("Enter");
  await desk.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await desk.keyboard.press("g");
  await desk.keyboard.press("o");
  await expect(heading(desk, "Orders")).toBeVisible();
});

test("the day's sales are read by pointer, by touch and by keys, and every number opens its rows", async ({
  staff,
  shop,
}) => {
  await paidOrder(shop, someone().email, { "GLA-CAR": 1 });
  const desk = await staff("owner");
  await visit(desk, "/admin");
  const plot = desk.getByRole("slider", { name: /^Daily sales/ });
  await expect(plot).toHaveAttribute("aria-valuetext", /: €\d.*order/);
  const today = (await plot.getAttribute("aria-valuetext"))!;
  await plot.focus();
  await desk.keyboard.press("ArrowLeft");
  await expect(plot).not.toHaveAttribute("aria-valuetext", today);
  await desk.keyboard.press("Home");
  await expect(plot).toHaveAttribute("aria-valuenow", "1");
  await desk.keyboard.press("End");
  await expect(plot).toHaveAttribute("aria-valuetext", today);
  const box = (await plot.boundingBox())!;
  await desk.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(plot).not.toHaveAttribute("aria-valuetext", today);
  await plot.focus();
  await desk.keyboard.press("End");
  await expectAccessible(desk);

  for (const name of ["Orders today", "To ship", "To answer", "Low stock", "Open problems"]) {
    await visit(desk, "/admin");
    const figure = desk.getByRole("main").getByRole("listitem").filter({ hasText: name }).first();
    const number = Number((await figure.getByRole("link").first().textContent())!.replace(/\D/g, ""));
    await figure.getByRole("link").first().press("Enter");
    await desk.waitForURL((url) => url.pathname !== "/admin");
    const rows = {
      "Orders today": desk.locator("tbody tr"),
      "To ship": desk.getByRole("region", { name: "Waiting" }).getByRole("listitem"),
      "To answer": desk.locator("main ul > li.grid"),
      "Low stock": desk.locator("tbody tr"),
      "Open problems": desk.locator("main article, main li[id]"),
    }[name]!;
    // As many as a page has, where other journeys have left more.
    await expect(rows, name).toHaveCount(Math.min(number, name === "To ship" ? 20 : 50));
  }
});

test("on a phone too, what stands beside a number leads to its rows, and so does what the plot compares with", async ({
  staff,
  shop,
}) => {
  await paidOrder(shop, someone().email, { "GLA-CAR": 1 });
  const desk = await staff("owner");
  await desk.setViewportSize({ width: 390, height: 844 });
  await visit(desk, "/admin");
  const orders = desk.getByRole("main").getByRole("listitem").filter({ hasText: "Orders today" }).first();
  await orders.getByRole("link", { name: /^last \w+: \d+ in all$/ }).click();
  await desk.waitForURL(/\/admin\/orders\?.*from=/);
  await visit(desk, "/admin");
  const before = desk.getByRole("figure").getByRole("link", { name: /in all$/ });
  const asked = new URL((await before.getAttribute("href"))!, desk.url()).searchParams;
  await before.click();
  await desk.waitForURL((url) => url.searchParams.get("from") === asked.get("from"));
  await visit(desk, "/admin");
  const [day, weekBefore] = await desk
    .locator("figure tbody tr")
    .last()
    .getByRole("link", { includeHidden: true })
    .evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get("from")!),
    );
  expect(Date.parse(day!) - Date.parse(weekBefore!)).toBe(7 * 86_400_000);
});

test("who signs out by the palette is out", async ({ staff }) => {
  for (const width of [1440, 390]) {
    const desk = await staff("support");
    await desk.setViewportSize({ width, height: 844 });
    await visit(desk, "/admin/orders");
    await ask(desk, "sign out");
    await desk.keyboard.press("Enter");
    await desk.waitForURL(/\/admin\/sign-in/);
    await visit(desk, "/admin/orders");
    await expect(desk).toHaveURL(/\/admin\/sign-in/);
  }
});

test("by touch, a day of the plot is read where the finger is", async ({ shop, another, staff }) => {
  await paidOrder(shop, someone().email, { "GLA-CAR": 1 });
  const signedIn = await staff("owner");
  const phone = await another({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    storageState: await signedIn.context().storageState(),
  });
  await visit(phone, "/admin");
  const plot = phone.getByRole("slider", { name: /^Daily sales/ });
  await plot.scrollIntoViewIfNeeded();
  const box = (await plot.boundingBox())!;
  const before = await plot.getAttribute("aria-valuenow");
  await phone.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await expect(plot).not.toHaveAttribute("aria-valuenow", before!);
  await expectAccessible(phone);
});

test("the phone's menu is opened and closed by words", async ({ staff }) => {
  const phone = await staff("owner");
  await phone.setViewportSize({ width: 390, height: 844 });
  await visit(phone, "/admin/orders");
  const menu = phone.getByRole("navigation", { name: "Desk" });
  await phone.getByRole("button", { name: "Menu" }).click();
  await expect(menu).toBeVisible();
  await expectAccessible(phone);
  await menu.getByRole("button", { name: "Close" }).click();
  await expect(menu).toBeHidden();
  await phone.setViewportSize({ width: 1440, height: 900 });
  await expect(menu).toBeVisible();
  await expect(menu.getByRole("button", { name: "Close" })).toBeHidden();
});
