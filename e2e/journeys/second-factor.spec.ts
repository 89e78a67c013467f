import { randomBytes } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import {
  createStaff,
  ensureDemoStaff,
  type StaffRole,
  staffSecurity,
  staffSecuritySetting,
} from "@/lib/auth";
import { orderById } from "@/lib/orders";
import { refundsOfOrder } from "@/lib/payments";
import { changeSetting } from "@/lib/shop";
import { authenticatorApp } from "@/tests/authenticators";
import { must } from "@/tests/must";
import { orderIdOf } from "@/tests/road";
import { sessionOf, until } from "@/tests/system/visitor";
import { expectAccessible } from "../accessible";
import { expect, type JourneyShop, test } from "../fixtures";
import { ways } from "../hands";
import { awake, visit } from "../shopping";

test.use({ shopFor: "second factor" });
// One after the other: two at once would be two shops.
test.describe.configure({ mode: "default" });
// Codes change every half a minute, and none counts twice.
test.describe.configure({ timeout: 240_000 });

/** Signs in by the form, with the password that the sandbox prints. */
async function givePassword(page: Page, shop: JourneyShop, role: StaffRole): Promise<void> {
  const demo = (await ensureDemoStaff(shop.ctx)).find((person) => person.role === role)!;
  await page.goto("/admin/sign-in");
  await page.getByLabel("E-mail address").fill(demo.email);
  await page.getByLabel("Password").fill(demo.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/admin\/sign-in/);
}

/** What the app shows next: a code that was not used yet. */
async function freshCode(app: ReturnType<typeof authenticatorApp>, used: Set<string>): Promise<string> {
  for (;;) {
    // A step ahead is taken too, so that nobody waits half a minute here.
    for (const at of [0, 30_000]) {
      const code = app.code(new Date(Date.now() + at));
      if (!used.has(code)) {
        used.add(code);
        return code;
      }
    }
    await new Promise((done) => setTimeout(done, 1_000));
  }
}

/** A security key in Chromium that answers by itself. */
async function virtualKey(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "usb",
      hasResidentKey: false,
      hasUserVerification: false,
      automaticPresenceSimulation: true,
    },
  });
}

/** Makes the session as old as one of this morning: whoever has it is asked again. */
const ageSessions = (shop: JourneyShop) =>
  shop.database.pool.query("UPDATE sessions SET confirmed_at = confirmed_at - interval '3 hours'");

test("an app is set up, signs in, is asked for again, and its recovery codes help once", async ({
  page,
  shop,
}) => {
  test.setTimeout(180_000);
  const used = new Set<string>();
  await givePassword(page, shop, "support");
  await expect(page).toHaveURL(/\/admin$/);
  await page.getByRole("link", { name: "Demo support" }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Set it up" }).click();
  await page.getByRole("button", { name: "Show the code to scan" }).click();
  await page.getByText("It cannot be scanned").click();
  const secret = (await page.locator(".select-all").textContent())!.replaceAll(" ", "");
  const app = authenticatorApp(`otpauth://totp/x?secret=${secret}`);
  await expectAccessible(page);
  await page.getByLabel("Code from the app").fill("000000");
  await page.getByRole("button", { name: "Use this app" }).click();
  await expect(page.getByText("That code is not right")).toBeVisible();
  await page.getByLabel("Code from the app").fill(await freshCode(app, used));
  await page.getByRole("button", { name: "Use this app" }).click();
  const codes = page.locator("ol li");
  await expect(codes).toHaveCount(8);
  const recovery = (await codes.first().textContent())!;
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("In use since")).toBeVisible();
  await expect(page.getByText("8 are left")).toBeVisible();

  await signOut(page);
  await givePassword(page, shop, "support");
  await expect(page).toHaveURL(/\/admin\/sign-in\/check/);
  await expectAccessible(page);
  // The password alone opens nothing.
  await page.goto("/admin/orders");
  await expect(page).toHaveURL(/\/admin\/sign-in\?next/);
  await page.goto("/admin/sign-in/check");
  await page.getByLabel("Code").fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("That code is not right")).toBeVisible();
  await page.getByLabel("Code").fill(await freshCode(app, used));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/admin$/);

  // Later: a change of the password asks again, and remembers what was asked for.
  await ageSessions(shop);
  await visit(page, "/admin/account");
  await page.getByRole("button", { name: "New codes" }).click();
  await page.getByRole("button", { name: "Make new codes" }).click();
  const ask = page.getByRole("dialog", { name: "Is it you?" });
  await expect(ask).toBeVisible();
  await expectAccessible(page);
  await ask.getByRole("button", { name: "Leave it" }).click();
  await expect(page.getByText("Nothing was done")).toBeVisible();
  await page.getByRole("button", { name: "Make new codes" }).click();
  await ask.getByLabel("Code").fill(recovery);
  await ask.getByRole("button", { name: "Go on" }).click();
  await expect(codes).toHaveCount(8);
  expect(await codes.first().textContent()).not.toBe(recovery);
  await page.getByRole("button", { name: "I have kept them" }).click();

  await page.getByRole("button", { name: "Remove the app" }).click();
  await expect(page.getByText("Not set up")).toBeVisible();
});

for (const way of ways)
  test(`${way.name}: an app is set up because the role needs it, signs in, is removed and set up again`, async ({
    page,
    shop,
  }) => {
    const email = `ada.${randomBytes(4).toString("hex")}@people.example`;
    const password = "a lamp above the door";
    must(await createStaff(shop.ctx, { email, name: "Ada Quay", role: "warehouse" }, password));
    const before = await staffSecurity(shop.ctx);
    await changeSetting(shop.ctx, staffSecuritySetting(), { ...before, second_factor_roles: ["warehouse"] });
    await page.setViewportSize(way.viewport);
    const { press, type } = way.hands(page);
    const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
    const used = new Set<string>();
    const codes = page.locator("ol li");
    const signIn = async () => {
      await visit(page, "/admin/sign-in");
      await type(page.getByLabel("E-mail address"), email);
      await type(page.getByLabel("Password"), password);
      await press(button("Sign in"));
    };
    /** Reads the secret as who cannot scan it, and types what the app shows then. */
    const takeApp = async () => {
      await press(button("Show the code to scan"));
      await press(page.locator("summary").filter({ hasText: "It cannot be scanned" }));
      const secret = (await page.locator(".select-all").textContent())!.replaceAll(" ", "");
      const app = authenticatorApp(`otpauth://totp/x?secret=${secret}`);
      await type(page.getByLabel("Code from the app"), await freshCode(app, used));
      await press(button("Use this app"));
      await expect(codes).toHaveCount(8);
      const recovery = (await codes.first().textContent())!;
      await press(button("I have kept them"));
      return { app, recovery };
    };
    const signInWith = async (code: string) => {
      await page.context().clearCookies();
      await signIn();
      await expect(page).toHaveURL(/\/admin\/sign-in\/check/);
      await type(page.getByLabel("Code"), code);
      await press(button("Sign in"));
    };

    await signIn();
    await expect(page).toHaveURL(/\/admin\/second-factor$/);
    await awake(page);
    await press(button("Use an authenticator app"));
    const { app, recovery } = await takeApp();
    await expect(page).toHaveURL(/\/admin$/);
    await changeSetting(shop.ctx, staffSecuritySetting(), before);

    await signInWith(await freshCode(app, used));
    await expect(page).toHaveURL(/\/admin$/);
    // The phone is lost: a code from the paper, once.
    await signInWith(recovery);
    await expect(page).toHaveURL(/\/admin$/);
    await signInWith(recovery);
    await expect(page.getByText("That code is not right")).toBeVisible();
    await type(page.getByLabel("Code"), await freshCode(app, used));
    await press(button("Sign in"));
    await expect(page).toHaveURL(/\/admin$/);

    await visit(page, "/admin/account");
    await press(button("New codes"));
    await press(button("Make new codes"));
    await expect(codes).toHaveCount(8);
    await press(button("I have kept them"));
    await expect(button("New codes")).toBeFocused();
    await press(button("Remove the app"));
    await expect(page.getByText("Not set up")).toBeVisible();
    await expect(page.locator(":focus")).toHaveCount(1);
    await press(button("Set it up"));
    await takeApp();
    await expect(page.getByText("In use since")).toBeVisible();
    await expect(page.locator(":focus")).toHaveCount(1);
  });

for (const way of ways)
  test(`${way.name}: a passkey is made, signs in, says who it is, and is removed`, async ({
    page,
    context,
    shop,
  }) => {
    await virtualKey(context, page);
    const email = `key.${randomBytes(4).toString("hex")}@people.example`;
    const password = "a lamp above the door";
    must(await createStaff(shop.ctx, { email, name: "Ada Quay", role: "support" }, password));
    await page.setViewportSize(way.viewport);
    const { press, type } = way.hands(page);
    const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
    const signIn = async () => {
      await visit(page, "/admin/sign-in");
      await type(page.getByLabel("E-mail address"), email);
      await type(page.getByLabel("Password"), password);
      await press(button("Sign in"));
    };
    await signIn();
    await expect(page).toHaveURL(/\/admin$/);

    await visit(page, "/admin/account");
    await press(button("Add a passkey"));
    await type(page.getByLabel("Name", { exact: true }), "Blue key");
    await press(button("Make a passkey"));
    await expect(page.locator("ol li")).toHaveCount(8);
    await press(button("I have kept them"));
    await expect(button("Remove Blue key")).toBeVisible();

    await context.clearCookies();
    await signIn();
    await expect(page).toHaveURL(/\/admin\/sign-in\/check/);
    await awake(page);
    await press(button("Use a passkey"));
    await expect(page).toHaveURL(/\/admin$/);

    await ageSessions(shop);
    await visit(page, "/admin/account");
    await press(button("Remove Blue key"));
    await press(
      page.getByRole("dialog", { name: "Is it you?" }).getByRole("button", { name: "Use a passkey" }),
    );
    await expect(button("Remove Blue key")).toHaveCount(0);
    await expect(page.locator(":focus")).toHaveCount(1);
  });

test("a role that needs a second factor sets up a passkey before anything else, and signs in with it", async ({
  page,
  context,
  shop,
  consoles,
}) => {
  await virtualKey(context, page);
  const before = await staffSecurity(shop.ctx);
  await changeSetting(shop.ctx, staffSecuritySetting(), { ...before, second_factor_roles: ["manager"] });
  await givePassword(page, shop, "manager");
  await expect(page).toHaveURL(/\/admin\/second-factor$/);
  for (const path of ["/admin", "/admin/orders", "/admin/account"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/admin\/second-factor$/);
  }
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.getByLabel("Name").fill("Blue key");
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await expect(page.locator("ol li")).toHaveCount(8);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page).toHaveURL(/\/admin$/);

  await signOut(page);
  await givePassword(page, shop, "manager");
  await expect(page).toHaveURL(/\/sign-in\/check/);
  await awake(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/admin$/);
  await visit(page, "/admin/account");
  await expect(page.getByRole("button", { name: "Remove Blue key" })).toBeVisible();

  // The last one stays while the role needs it; asked again by the key itself.
  await ageSessions(shop);
  consoles.expected.push(/403/);
  await page.getByRole("button", { name: "Remove Blue key" }).click();
  await page
    .getByRole("dialog", { name: "Is it you?" })
    .getByRole("button", { name: "Use a passkey" })
    .click();
  await expect(page.getByText("Your role needs a second factor")).toBeVisible();
  await changeSetting(shop.ctx, staffSecuritySetting(), before);
});

test("a large refund asks again, a small one does not, and many small ones are a large one", async ({
  shop,
  staff,
}) => {
  const page = await staff("owner");
  const thing = await shop.shop.sells({ stock: 5, amount: 40_000, title: "Oak table" });
  const shopper = shop.visitor();
  await shopper.add(thing.itemId);
  const completed = await shopper.complete(await shopper.toCheckout());
  await shop.control.pay(sessionOf(completed.body));
  const order = orderIdOf(completed.body);
  await until("it is paid", async () => (await orderById(shop.ctx, order))?.state === "placed");

  await ageSessions(shop);
  const refund = async (amount: string) => {
    await visit(page, `/admin/orders/${order}`);
    await page.getByRole("button", { name: "Refund" }).click();
    await page.getByLabel(/^Amount/).fill(amount);
    await page.getByLabel("Reason").fill("A scratch");
    await page.getByRole("button", { name: "Review the refund" }).click();
    await page.getByRole("button", { name: /^Refund €/ }).click();
  };
  const ask = page.getByRole("dialog", { name: "Is it you?" });
  const refunds = async () => (await refundsOfOrder(shop.ctx, order)).map((row) => row.amount);

  await refund("150");
  await expect(page.getByText("€150.00 asked back from Stripe")).toBeVisible();
  await refund("60");
  await expect(ask).toBeVisible();
  expect(await refunds()).toEqual([15_000]);
  await ask.getByLabel("Password").fill("not it");
  await ask.getByRole("button", { name: "Go on" }).click();
  await expect(ask.getByText("not your present password")).toBeVisible();
  const owner = (await ensureDemoStaff(shop.ctx)).find((person) => person.role === "owner")!;
  await ask.getByLabel("Password").fill(owner.password);
  await ask.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("€60.00 asked back from Stripe")).toBeVisible();
  expect(await refunds()).toEqual([15_000, 6_000]);
  // It holds for a while.
  await refund("190");
  await expect(page.getByText("€190.00 asked back from Stripe")).toBeVisible();
});
