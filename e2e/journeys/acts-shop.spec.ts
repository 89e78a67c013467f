import type { Locator, Page } from "@playwright/test";
import { addressesOf, customerByEmail, customerById } from "@/lib/customers";
import { newPassword } from "../account";
import { expectPaid, linkIn, mailTo, stockOf } from "../books";
import { expect, type JourneyShop, test } from "../fixtures";
import { type Hands, ways } from "../hands";
import { signInMember } from "../member";
import { paidOrder } from "../ordering";
import { cards, expectOrderPage } from "../paying";
import { amount, atStripe, awake, type Buyer, settle, someone, visit } from "../shopping";

/** What each page of the shop is there for, done in every way. */
for (const way of ways)
  test.describe(way.name, () => {
    test.use({ viewport: way.viewport });

    test("a thing is found in the catalogue, changed in the cart, and paid for", async ({ page, shop }) => {
      const hands = way.hands(page);
      const ines = someone();
      const before = await stockOf(shop, "GAR-TWI-NAT");
      await visit(page, "/");
      await toDepartment(page, hands, "Outdoors");

      const addTrowel = page.getByRole("button", { name: "Add Hand Trowel to cart" });
      await hands.press(addTrowel);
      const drawer = page.getByRole("dialog", { name: /^Cart/ });
      await expect(amount(drawer, "Total before delivery")).toHaveText("€29.00");
      await hands.close(drawer);
      await expect(drawer).toBeHidden();
      await expect(addTrowel).toBeFocused();

      const filters = page.locator("#filters");
      const narrow = page.getByRole("button", { name: /^Filter and sort/ });
      if (isPhone(page)) await hands.press(narrow);
      await hands.press(filters.locator("summary", { hasText: "Colour" }));
      await hands.press(filters.getByRole("link", { name: /^Forest/ }));
      await expect(page).toHaveURL(/\/c\/outdoors\?color=forest$/);
      // The next value is a press away, though the page is another one.
      await expect(filters.getByRole("link", { name: /^Forest.*chosen/ })).toBeFocused();
      await hands.press(filters.locator("summary", { hasText: "Sort" }));
      const cheapest = filters.getByRole("link", { name: "Price, low to high" });
      await hands.press(cheapest);
      await expect(page).toHaveURL(/sort=price_asc/);
      await expect(cheapest).toBeFocused();
      if (isPhone(page)) {
        await hands.press(page.getByRole("button", { name: "Show 2 products" }));
        await expect(filters).toBeHidden();
        await expect(narrow).toBeFocused();
      }
      const names = page.getByRole("article").getByRole("heading");
      await expect(names).toHaveText(["Garden Twine", "Waxed Canvas Backpack"]);

      await hands.press(page.getByRole("article").getByRole("link", { name: "Garden Twine", exact: true }));
      await expect(page.getByRole("heading", { level: 1, name: "Garden Twine" })).toBeVisible();
      await expect(page.getByRole("radio", { name: "Forest" })).toBeChecked();
      await hands.choose(page.getByRole("group", { name: /^Colour/ }), "Natural");
      await hands.press(page.getByRole("button", { name: "Add to cart €6.50" }));
      await expect(amount(drawer, "Total before delivery")).toHaveText("€35.50");
      await hands.press(drawer.getByRole("link", { name: "See the whole cart" }));

      await page.waitForURL("/cart");
      await awake(page);
      await changeCart(page, hands);
      await hands.press(page.getByRole("button", { name: "Go to checkout" }));
      await page.waitForURL(/\/checkout\//);
      await awake(page);
      await hands.type(page.getByRole("main").getByLabel("E-mail"), ines.email);
      await address(page, hands, ines);
      await settle(page);
      // 3 × 6.50, less 10 %, and 4.90 for the way.
      await hands.press(page.getByRole("button", { name: "Pay €22.45", exact: true }));
      await payByCard(page, hands);
      await expectOrderPage(page, "Thank you, Ines.");
      const order = await expectPaid(page, shop, 2_245);
      expect(order.lines.map(({ title, quantity }) => [title, quantity])).toEqual([["Garden Twine", 3]]);
      expect(order.totals.map(({ type, amount }) => [type, amount])).toEqual([
        ["subtotal", 1_950],
        ["discount", -195],
        ["fulfilment", 490],
        ["total", 2_245],
      ]);
      expect(await stockOf(shop, "GAR-TWI-NAT")).toEqual({ ...before, onHand: before.onHand - 3 });
    });

    test("a word leads to what is suggested, and to a list that is narrowed", async ({ page }) => {
      const hands = way.hands(page);
      const panel = page.getByRole("dialog", { name: "Search" });
      const look = async (words: string, suggested: RegExp) => {
        await hands.press(page.getByRole("banner").getByRole("link", { name: "Search" }));
        await expect(panel).toBeVisible();
        await hands.type(panel.getByRole("combobox"), words);
        const option = panel.getByRole("option", { name: suggested });
        await expect(option).toBeVisible();
        await hands.take(panel.getByRole("combobox"), option);
        await expect(panel).toBeHidden();
      };
      await visit(page, "/");
      await look("stonew", /^Stoneware Bowl/);
      await expect(page.getByRole("heading", { level: 1, name: "Stoneware Bowl" })).toBeVisible();

      await look("linen", /^Everything for/);
      await expect(page).toHaveURL(/\/search\?q=linen$/);
      await expect(page.getByRole("status").getByText("3 products for “linen”")).toBeVisible();
      const filters = page.locator("#filters");
      if (isPhone(page)) {
        const narrow = page.getByRole("button", { name: /^Filter and sort/ });
        await hands.press(narrow);
        await expect(filters).toBeVisible();
        await hands.close(filters);
        await expect(narrow).toBeFocused();
        await hands.press(narrow);
      }
      await hands.press(filters.locator("summary", { hasText: "Category" }));
      await hands.press(filters.getByRole("link", { name: /^Study/ }));
      await expect(page).toHaveURL(/\/search\?q=linen&category=study$/);
      await expect(filters.getByRole("link", { name: /^Study.*chosen/ })).toBeFocused();
      if (isPhone(page)) await hands.press(page.getByRole("button", { name: "Show 1 product" }));
      const names = page.getByRole("article").getByRole("heading");
      await expect(names).toHaveText(["Linen-bound Notebook"]);

      // Taken out, it leaves whoever did it where it stood.
      await page.keyboard.press("Escape");
      await hands.press(page.getByRole("link", { name: "Take out Study" }));
      await expect(page).toHaveURL(/\/search\?q=linen$/);
      await expect(names).toHaveCount(3);
      await expect(page.locator("[data-chosen]")).toBeFocused();
    });

    test("an account is opened, confirmed, left, and entered with another password", async ({
      page,
      shop,
    }) => {
      const hands = way.hands(page);
      const ines = someone();
      const [first, second] = [newPassword(), newPassword()];
      const main = page.getByRole("main");
      await visit(page, "/");
      await toAccount(page, hands);
      await hands.press(main.getByRole("link", { name: "Create an account" }));
      await page.waitForURL(/\/sign-up/);
      await awake(page);
      await hands.type(main.getByLabel("First name"), ines.firstName);
      await hands.type(main.getByLabel("Last name"), ines.lastName);
      await hands.type(main.getByLabel("E-mail"), ines.email);
      await hands.type(main.getByLabel("Password"), first);
      await hands.press(main.getByRole("button", { name: "Create the account" }));
      await expect(page.getByRole("status")).toContainText("your account is ready");
      await signIn(page, hands, ines, first);
      const { id } = (await customerByEmail(shop.ctx, ines.email))!;
      expect((await customerById(shop.ctx, id))?.emailProvenAt).toBeNull();

      await visit(page, linkIn(await mailTo(shop, ines.email, /^Your account at /), shop, "/confirm-email/"));
      await hands.press(main.getByRole("button", { name: "Yes, this is my address" }));
      await expect(page.getByRole("status")).toContainText("Your address is confirmed.");
      expect((await customerById(shop.ctx, id))?.emailProvenAt).not.toBeNull();
      expect(await sessionsOf(shop, id)).toBe(1);
      await awake(page);
      await hands.press(page.getByRole("button", { name: "Sign out" }));
      await page.waitForURL("/");
      await awake(page);
      expect(await sessionsOf(shop, id)).toBe(0);

      await toAccount(page, hands);
      await hands.press(main.getByRole("link", { name: "Forgot your password?" }));
      await page.waitForURL("/forgot-password");
      await awake(page);
      await hands.type(main.getByLabel("E-mail"), ines.email);
      await hands.press(main.getByRole("button", { name: "Send the link" }));
      await expect(page.getByRole("status")).toContainText("a link is on its way");
      const letter = await mailTo(shop, ines.email, /^Choose a new password/);
      await visit(page, linkIn(letter, shop, "/reset-password/"));
      await hands.type(main.getByLabel("New password"), second);
      await hands.press(main.getByRole("button", { name: "Change the password" }));
      await expect(page.getByRole("status")).toContainText("you are signed out everywhere");
      await signIn(page, hands, ines, second);
      await mailTo(shop, ines.email, /was changed$/);
      expect(await sessionsOf(shop, id)).toBe(1);
    });

    test("an account's addresses, names, sessions and orders are looked after", async ({
      page,
      context,
      shop,
    }) => {
      const hands = way.hands(page);
      const ines = someone({ street: "Hafenweg 3", city: "Bremen", postalCode: "28195" });
      const order = await paidOrder(shop, ines.email, { "WAF-TEA-TOW-ROS": 2 });
      const id = await signInMember(shop, context, ines.email);
      const main = page.getByRole("main");
      const entry = (street: string) => main.getByRole("listitem").filter({ hasText: street });
      const streets = async () =>
        (await addressesOf(shop.ctx, id)).map((one) => [one.street_address, one.is_default]);
      const known = await streets();
      await visit(page, "/account");
      await toPart(page, hands, "Addresses");
      await hands.press(main.getByRole("link", { name: "Add an address" }));
      await page.waitForURL("/account/addresses/new");
      await awake(page);
      await address(page, hands, ines);
      await hands.press(main.getByRole("button", { name: "Save" }));
      await expect(entry("Hafenweg 3")).toBeVisible();
      expect(await streets()).toEqual([...known, ["Hafenweg 3", false]]);

      await awake(page);
      await hands.press(main.getByRole("link", { name: "Edit Hafenweg 3" }));
      await page.waitForURL(/\/account\/addresses\/adr_/);
      await awake(page);
      await hands.type(main.getByLabel("Street and number"), "Hafenweg 5");
      await hands.press(main.getByRole("button", { name: "Save" }));
      await expect(entry("Hafenweg 5")).toBeVisible();
      await awake(page);
      await hands.press(main.getByRole("button", { name: "Make default Hafenweg 5" }));
      await expect(entry("Hafenweg 5")).toContainText("Default");
      expect((await streets())[0]).toEqual(["Hafenweg 5", true]);
      await awake(page);
      await hands.press(main.getByRole("button", { name: "Remove Hafenweg 5" }));
      await expect(entry("Hafenweg 5")).toHaveCount(0);
      expect((await streets()).map(([street]) => street)).toEqual(known.map(([street]) => street));

      await awake(page);
      await toPart(page, hands, "Profile");
      await hands.type(main.getByLabel("First name"), "Inês");
      await hands.press(main.getByRole("button", { name: "Save" }));
      await expect(page.getByRole("status")).toContainText("Saved.");
      await expect(main.getByLabel("First name")).toHaveValue("Inês");
      expect(await customerById(shop.ctx, id)).toMatchObject({ firstName: "Inês", lastName: "Caldeira" });

      await awake(page);
      await toPart(page, hands, "Sessions");
      await expect(main.getByRole("button", { name: /^End the session of/ })).toHaveCount(1);
      await hands.press(main.getByRole("button", { name: "Sign out everywhere else" }));
      await expect(main.getByRole("button", { name: "Sign out everywhere else" })).toHaveCount(0);
      await expect(main.getByText("This one")).toBeVisible();
      expect(await sessionsOf(shop, id)).toBe(1);

      await awake(page);
      await toPart(page, hands, "Orders");
      await hands.press(main.getByRole("link", { name: order.label, exact: true }));
      await page.waitForURL(/\/order\//);
      await awake(page);
      await hands.press(main.getByRole("button", { name: "Order again" }));
      await page.waitForURL("/cart");
      await expect(page.getByRole("region", { name: "What is in it" }).getByRole("listitem")).toContainText(
        "Waffle Tea Towel",
      );
      expect(await cartOf(shop, id)).toEqual([{ sku: "WAF-TEA-TOW-ROS", quantity: 2 }]);
    });

    test("the shop is written to, its letter joined and left, and a word asked for", async ({
      page,
      shop,
    }) => {
      const hands = way.hands(page);
      const { email } = someone();
      const main = page.getByRole("main");
      const foot = page.getByRole("contentinfo");
      await visit(page, "/");
      await hands.press(foot.getByRole("link", { name: "Write to us" }));
      await page.waitForURL("/contact");
      await awake(page);
      await hands.type(main.getByLabel("Name"), "Ines Caldeira");
      await hands.type(main.getByLabel("E-mail"), email);
      await hands.pick(main.getByLabel("What is it about?"), "A thing you sell");
      await hands.type(main.getByLabel("What would you like to say?"), "Is the twine waxed?");
      await hands.press(main.getByRole("button", { name: "Send" }));
      await expect(page.getByRole("status")).toContainText("We have your message.");
      const { rows: inquiries } = await shop.database.pool.query(
        "SELECT topic, name, text FROM inquiries WHERE email_key = $1",
        [email],
      );
      expect(inquiries).toEqual([{ topic: "product", name: "Ines Caldeira", text: "Is the twine waxed?" }]);
      const told = () =>
        shop.mailbox.letters({ to: "hello@cartwright.example" }).filter((one) => one.text.includes(email));
      await expect.poll(() => told().length, { message: "the shop is told by mail" }).toBe(1);

      await awake(page);
      await hands.type(foot.getByLabel("E-mail"), email);
      await hands.press(foot.getByRole("button", { name: "Join" }));
      await expect(page.getByRole("heading", { level: 1, name: "One thing left." })).toBeVisible();
      expect(await subscriptionOf(shop, email)).toBe("asked");
      const asked = await mailTo(shop, email, /^Do you want the letter/);
      await visit(page, linkIn(asked, shop, "/newsletter/"));
      await hands.press(main.getByRole("button", { name: "Yes, write to me" }));
      await expect(page.getByRole("heading", { level: 1, name: "You are on the list." })).toBeVisible();
      expect(await subscriptionOf(shop, email)).toBe("confirmed");
      await awake(page);
      await hands.press(main.getByRole("button", { name: "Leave the list" }));
      await expect(page.getByRole("heading", { level: 1, name: "You have left." })).toBeVisible();
      expect(await subscriptionOf(shop, email)).toBe("withdrawn");

      await visit(page, "/p/wool-throw");
      await hands.choose(page.getByRole("group", { name: /^Colour/ }), "Rust");
      await hands.type(page.getByLabel(/^Shall we tell you when it is back/), email);
      await hands.press(page.getByRole("button", { name: "Tell me" }));
      const noted = page
        .getByRole("status")
        .filter({ hasText: "Noted. When it is back, one mail tells you." });
      await expect(noted).toBeVisible();
      // The button that had it is gone.
      await expect(noted).toBeFocused();
      const { rows: alerts } = await shop.database.pool.query(
        `SELECT v.title FROM stock_alerts a JOIN variants v ON v.id = a.variant_id
          WHERE a.email_key = $1 AND a.told_at IS NULL AND a.stopped_at IS NULL`,
        [email],
      );
      expect(alerts).toEqual([{ title: "Rust" }]);
    });

    test("a device remembers after a yes, and forgets", async ({ page }) => {
      const hands = way.hands(page);
      const kept = () => page.evaluate(() => localStorage.getItem("cartwright-memory"));
      const foot = page.getByRole("contentinfo");
      const letter = foot.getByLabel("E-mail");
      await visit(page, "/p/market-tote");
      await hands.come(letter);
      const question = page.getByRole("region", { name: "What this device remembers" });
      await hands.press(question.getByRole("button", { name: "Remember" }));
      await expect(question.getByRole("status")).toBeFocused();
      await visit(page, "/p/hand-trowel");
      await hands.come(letter);
      const row = page.getByRole("region", { name: "Looked at before" });
      await expect(row.getByRole("article")).toHaveCount(1);
      await expect(row).toContainText("Market Tote");
      await hands.press(row.getByRole("button", { name: "Forget these" }));
      await expect(row).toHaveCount(0);
      await expect(question.getByRole("status")).toBeFocused();
      expect(await kept()).toBe('{"choice":"yes","lists":{"viewed":[]}}');

      await hands.press(foot.getByRole("link", { name: "What is kept on your device" }));
      await page.waitForURL("/device");
      await awake(page);
      await hands.press(page.getByRole("button", { name: "Stop, and forget everything" }));
      const said = page.getByRole("main").getByRole("status").first();
      await expect(said).toHaveText("Nothing is remembered, and you are not asked again.");
      await expect(said).toBeFocused();
      expect(await kept()).toBe('{"choice":"no","lists":{}}');
    });

    test("another market is chosen, and the cart goes along", async ({ page }) => {
      const hands = way.hands(page);
      await visit(page, "/p/market-tote");
      await hands.choose(page.getByRole("group", { name: /^Colour/ }), "Ink");
      const add = page.getByRole("button", { name: "Add to cart €18.00" });
      await hands.press(add);
      const drawer = page.getByRole("dialog", { name: /^Cart/ });
      await expect(amount(drawer, "Total before delivery")).toHaveText("€18.00");
      await hands.close(drawer);
      await expect(add).toBeFocused();
      const foot = page.getByRole("contentinfo");
      await hands.press(foot.locator("summary"));
      await hands.press(foot.getByRole("button", { name: /^United States/ }));
      await page.waitForURL(/\/us\/p\/market-tote/);
      await awake(page);
      await expect(foot.locator("summary")).toContainText("United States, USD");
      await expect(page.getByRole("button", { name: "Add to cart $16.50" })).toBeVisible();
      await hands.press(page.getByRole("banner").getByRole("link", { name: /^Cart ?1 thing$/ }));
      await expect(amount(drawer, "Total before tax and delivery")).toHaveText("$16.50");
      const cart = await (await page.request.get("/api/v1/cart")).json();
      expect(cart).toMatchObject({ currency: "USD", count: 1, total: 1_650 });
    });
  });

/** Menus and filters are sheets there. */
const isPhone = (page: Page): boolean => page.viewportSize()!.width < 1_024;

const menuWord = (page: Page): Locator => page.getByRole("banner").locator("summary").first();

async function toDepartment(page: Page, hands: Hands, name: string): Promise<void> {
  const menu = page.getByRole("navigation", { name: "Menu" });
  await hands.press(menuWord(page));
  if (isPhone(page)) await hands.press(menu.locator("summary", { hasText: name }));
  await hands.press(menu.getByRole("link", { name: new RegExp(`${name}$`) }));
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(menu).toBeHidden();
}

/** Nobody is signed in: the way to an account leads to the entrance. */
async function toAccount(page: Page, hands: Hands): Promise<void> {
  const head = page.getByRole("banner");
  if (isPhone(page)) await hands.press(menuWord(page));
  await hands.press(
    head.getByRole("link", { name: isPhone(page) ? "Your account" : "Account", exact: true }),
  );
  await page.waitForURL(/\/sign-in/);
  await awake(page);
}

/** Two things lie in it: more of one, none of the other, and a code for the rest. */
async function changeCart(page: Page, hands: Hands): Promise<void> {
  const things = page.getByRole("region", { name: "What is in it" });
  const twine = things.getByRole("listitem").filter({ hasText: "Garden Twine" });
  const more = twine.getByRole("button", { name: "One more" });
  await hands.press(more);
  await expect(amount(page, "Total before delivery")).toHaveText("€42.00");
  await expect(more).toBeFocused();
  const less = twine.getByRole("button", { name: "One less" });
  await hands.press(less);
  await expect(amount(page, "Total before delivery")).toHaveText("€35.50");
  await expect(less).toBeFocused();
  const quantity = twine.getByRole("textbox", { name: "Quantity" });
  await hands.type(quantity, "3");
  await page.keyboard.press("Enter");
  await expect(amount(page, "Total before delivery")).toHaveText("€48.50");
  await expect(quantity).toBeFocused();
  await expect(quantity).toHaveValue("3");

  const undo = things.getByRole("button", { name: "Undo" });
  const trowel = things.getByRole("listitem").filter({ hasText: "Hand Trowel" });
  await hands.type(trowel.getByRole("textbox", { name: "Quantity" }), "0");
  await page.keyboard.press("Enter");
  await expect(undo).toBeFocused();
  await hands.press(undo);
  await expect(things.getByRole("list")).toBeFocused();
  // The sum is the shop's last word; the way to pay is open once it has nothing more to say.
  await expect(page.getByRole("button", { name: "Go to checkout" })).toBeEnabled();
  await expect(amount(page, "Total before delivery")).toHaveText("€48.50");

  await hands.press(things.getByRole("button", { name: "Remove Hand Trowel" }));
  await expect(things.getByText("Hand Trowel was removed.")).toBeVisible();
  await expect(undo).toBeFocused();
  await expect(things.getByRole("listitem")).toHaveCount(1);
  await expect(amount(page, "Total before delivery")).toHaveText("€19.50");

  const codes = page.getByRole("region", { name: "Codes" });
  const enterCode = async () => {
    await hands.type(page.getByLabel("A code"), "welcome10");
    await hands.press(page.getByRole("button", { name: "Use" }));
    await expect(codes).toContainText("Ten percent");
  };
  await enterCode();
  await hands.press(codes.getByRole("button", { name: "Remove the code welcome10" }));
  await expect(codes).toBeFocused();
  await expect(amount(page, "Total before delivery")).toHaveText("€19.50");
  await enterCode();
  await expect(amount(page, "Total before delivery")).toHaveText("€17.55");
  await expect(page.getByRole("button", { name: "Go to checkout" })).toBeEnabled();
}

async function address(page: Page, hands: Hands, who: Buyer): Promise<void> {
  await hands.pick(page.getByLabel("Country", { exact: true }), who.country);
  await hands.type(page.getByLabel("First name"), who.firstName);
  await hands.type(page.getByLabel("Last name"), who.lastName);
  await hands.type(page.getByLabel("Street and number"), who.street);
  await hands.type(page.getByLabel("Postal code"), who.postalCode);
  await hands.type(page.getByLabel("City"), who.city);
}

async function payByCard(page: Page, hands: Hands): Promise<void> {
  await atStripe(page);
  await hands.type(page.getByLabel("Card number"), cards.good);
  await hands.type(page.getByLabel(/^Expiry/), "12 / 34");
  await hands.type(page.getByLabel("Security code"), "123");
  await hands.press(page.getByRole("button", { name: /^Pay/ }));
}

/** At the entrance, whose words have been read. */
async function signIn(page: Page, hands: Hands, who: Buyer, password: string): Promise<void> {
  const main = page.getByRole("main");
  await awake(page);
  await hands.type(main.getByLabel("E-mail"), who.email);
  await hands.type(main.getByLabel("Password"), password);
  await hands.press(main.getByRole("button", { name: "Sign in" }));
  await expect(page.getByRole("heading", { level: 1, name: `Hello, ${who.firstName}.` })).toBeVisible();
}

/** From a page of an account to another. */
async function toPart(page: Page, hands: Hands, name: string): Promise<void> {
  const parts = page.getByRole("navigation", { name: "Your account" });
  await hands.press(parts.getByRole("link", { name, exact: true }));
  await page.waitForURL(`/account/${name.toLowerCase()}`);
  await awake(page);
}

async function sessionsOf(shop: JourneyShop, customerId: string): Promise<number> {
  const { rows } = await shop.database.pool.query(
    "SELECT count(*)::int AS sessions FROM sessions WHERE customer_id = $1",
    [customerId],
  );
  return rows[0].sessions;
}

async function cartOf(shop: JourneyShop, customerId: string): Promise<unknown[]> {
  const { rows } = await shop.database.pool.query(
    `SELECT v.sku, l.quantity FROM cart_lines l JOIN carts c ON c.id = l.cart_id JOIN variants v ON v.id = l.variant_id
      WHERE c.customer_id = $1 AND c.state = 'open'`,
    [customerId],
  );
  return rows;
}

async function subscriptionOf(shop: JourneyShop, email: string): Promise<string | undefined> {
  const { rows } = await shop.database.pool.query(
    "SELECT state FROM newsletter_subscriptions WHERE email_key = $1",
    [email],
  );
  return rows[0]?.state;
}
