import { expect, type Page } from "@playwright/test";

export const cards = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  challenged: "4000 0027 6000 3184",
} as const;

/** Pays by card on the payment page, as a buyer does. */
export async function payByCard(page: Page, number: string = cards.good): Promise<void> {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel(/^Expiry/).fill("12 / 34");
  await page.getByLabel("Security code").fill("123");
  await page.getByRole("button", { name: /^Pay/ }).click();
}

/** Promises to pay by bank debit: whether the money comes is said later. */
export async function payByDebit(page: Page, iban: string): Promise<void> {
  await page.getByLabel("Bank debit (SEPA)").check();
  await page.getByLabel("IBAN").fill(iban);
  await page.getByLabel("Name on the account").fill("Ines Caldeira");
  await page.getByRole("button", { name: /^Pay/ }).click();
}

/** Back at the shop, on the page of the order; what stands in its headline. */
export async function expectOrderPage(page: Page, headline: string | RegExp): Promise<void> {
  await page.waitForURL(/\/order\//);
  await expect(page.getByRole("heading", { level: 1, name: headline })).toBeVisible();
}
