import { randomBytes } from "node:crypto";
import { errors, expect, type Locator, type Page } from "@playwright/test";

/** Somebody who buys. */
export interface Buyer {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly street: string;
  readonly city: string;
  readonly postalCode: string;
  /** As the checkout lists it. */
  readonly country: string;
  /** Where an address has one. */
  readonly region?: string;
}

/** A buyer whom this shop has never seen: mails and limits by address are theirs alone. */
export function someone(more: Partial<Buyer> = {}): Buyer {
  return {
    email: `ines.${randomBytes(5).toString("hex")}@example.com`,
    firstName: "Ines",
    lastName: "Caldeira",
    street: "Lindenstrasse 14",
    city: "Berlin",
    postalCode: "10969",
    country: "Germany",
    ...more,
  };
}

/** Opens a page and waits until its script is awake: what is pressed before is answered as without script. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await awake(page);
}

/** React has taken over whatever can be pressed or typed into. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const parts = [...document.querySelectorAll("main, main form, main button, main input, header a")];
    return (
      parts.length > 0 && parts.every((part) => Object.keys(part).some((key) => /^__reactProps/.test(key)))
    );
  });
}

/**
 * Whatever the page asks for has come. Not waited for without end: where the page before was left while it loaded, the
 * browser may list a prefetch as open long after it was answered.
 */
export async function quiet(page: Page): Promise<void> {
  try {
    await page.waitForLoadState("networkidle", { timeout: 3_000 });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
  }
}

/** From the head of any page into a department, by the menu. */
export async function goToDepartment(page: Page, name: string): Promise<void> {
  await page.locator("summary").filter({ hasText: "Shop" }).click();
  await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name, exact: true }).click();
}

/** Chooses option values on a product's page, by the names people read. */
export async function choose(page: Page, choices: Readonly<Record<string, string>>): Promise<void> {
  for (const [option, value] of Object.entries(choices)) {
    const group = page.getByRole("group", { name: new RegExp(`^${option}`) });
    await group.locator("label", { hasText: value }).click();
    await expect(group.getByRole("radio", { name: value })).toBeChecked();
  }
}

/** From a product's address into the cart; the drawer is open afterwards. */
export async function add(
  page: Page,
  handle: string,
  choices: Readonly<Record<string, string>> = {},
): Promise<Locator> {
  await visit(page, `/p/${handle}`);
  await choose(page, choices);
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  const drawer = page.getByRole("dialog", { name: /^Cart/ });
  await expect(drawer).toBeVisible();
  // The shop has answered.
  await expect(drawer.getByRole("button", { name: "Go to checkout" })).toBeEnabled();
  return drawer;
}

/** One thing in the cart, and the checkout open and awake. */
export async function toCheckout(
  page: Page,
  handle: string,
  choices: Readonly<Record<string, string>> = {},
): Promise<void> {
  const drawer = await add(page, handle, choices);
  await drawer.getByRole("button", { name: "Go to checkout" }).click();
  await page.waitForURL(/\/checkout\//);
  await awake(page);
}

/** Types what a checkout asks for. */
export async function introduce(page: Page, buyer: Buyer): Promise<void> {
  await page.getByRole("main").getByLabel("E-mail").fill(buyer.email);
  await address(page, buyer);
}

/** Types an address, at the checkout or into the address book. */
export async function address(page: Page | Locator, buyer: Buyer): Promise<void> {
  await page.getByLabel("Country", { exact: true }).selectOption({ label: buyer.country });
  await page.getByLabel("First name").fill(buyer.firstName);
  await page.getByLabel("Last name").fill(buyer.lastName);
  await page.getByLabel("Street and number").fill(buyer.street);
  await page.getByLabel(/^(Postal|ZIP) code/).fill(buyer.postalCode);
  await page.getByLabel("City").fill(buyer.city);
  if (buyer.region) await page.getByLabel("State").selectOption({ label: buyer.region });
}

/**
 * Leaves the last field of the address, and waits until the checkout has it. It is asked for, not listened for: a save
 * that waited in line may have taken the city along before the field was left.
 */
export async function settle(page: Page): Promise<void> {
  const city = page.getByLabel("City");
  const typed = await city.inputValue();
  await city.press("Tab");
  const door = await page.locator("form[action^='/api/v1/checkouts/']").first().getAttribute("action");
  const known = () =>
    page.evaluate(async (address) => {
      const { destination } = await (await fetch(address)).json();
      return destination?.address_locality ?? null;
    }, door!);
  await expect.poll(known).toBe(typed);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** Presses the button once it shows this total, and waits for Stripe's page. Returns the session's id. */
export async function goToPay(page: Page, total: string): Promise<string> {
  await page.getByRole("button", { name: `Pay ${total}`, exact: true }).click();
  return atStripe(page);
}

/** The payment page is shown; the id of its session. */
export async function atStripe(page: Page): Promise<string> {
  await page.waitForURL(/\/c\/pay\/cs_/);
  return /cs_[A-Za-z0-9_]+/.exec(page.url())![0];
}

/** A cart's, checkout's or order's amount by its name, as it is written. */
export function amount(scope: Page | Locator, name: string): Locator {
  const page = "page" in scope ? scope.page() : scope;
  const term = page.locator("dt").getByText(name, { exact: true });
  return scope.locator("dl > div").filter({ has: term, visible: true }).locator("dd");
}
