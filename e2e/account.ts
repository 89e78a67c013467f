import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { linkIn, mailTo } from "./books";
import type { JourneyShop } from "./fixtures";
import { type Buyer, visit } from "./shopping";

/** A password that nobody has chosen before. */
export const newPassword = (): string => `quiet harbour ${randomBytes(6).toString("hex")}`;

/** Opens an account; the shop asks to sign in afterwards, in words that are true for every address. */
export async function signUp(page: Page, who: Buyer, password: string): Promise<void> {
  await visit(page, "/sign-up");
  await page.getByLabel("First name").fill(who.firstName);
  await page.getByLabel("Last name").fill(who.lastName);
  await page.getByRole("main").getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.waitForURL(/\/sign-in/);
  await expect(page.getByRole("status")).toContainText("If this address is new here, your account is ready");
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole("main").getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Opens an account and signs in to it. */
export async function join(page: Page, who: Buyer, password: string): Promise<void> {
  await signUp(page, who, password);
  await signIn(page, who.email, password);
  await expect(page.getByRole("heading", { level: 1, name: `Hello, ${who.firstName}.` })).toBeVisible();
}

/** Follows the link of the welcome mail, and presses the button behind it. */
export async function confirmAddress(page: Page, shop: JourneyShop, email: string): Promise<void> {
  const letter = await mailTo(shop, email, /^Your account at /);
  await page.goto(linkIn(letter, shop, "/confirm-email/"));
  await page.getByRole("button", { name: "Yes, this is my address" }).click();
  await expect(page.getByRole("status")).toContainText("Your address is confirmed.");
}
