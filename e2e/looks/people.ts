import { awake, visit } from "../shopping";
import type { Look } from "./look";

const account = (name: string, path: string, of?: "new"): Look => ({
  name,
  async reach({ member }) {
    const page = await member(of);
    await page.goto(path);
    return page;
  },
});

const at = (name: string, path: string): Look => ({
  name,
  async reach({ page }) {
    await visit(page, path);
  },
});

export const peopleLooks: readonly Look[] = [
  account("account", "/account"),
  account("account-new", "/account", "new"),
  account("account-orders", "/account/orders"),
  account("account-orders-none", "/account/orders", "new"),
  account("account-addresses", "/account/addresses"),
  account("account-addresses-none", "/account/addresses", "new"),
  account("account-profile", "/account/profile"),
  account("account-sessions", "/account/sessions"),
  at("account-sign-in", "/sign-in"),
  at("account-sign-up", "/sign-up"),
  at("account-forgot-password", "/forgot-password"),
  {
    name: "account-address-wrong",
    async reach({ member }) {
      const page = await member();
      await visit(page, "/account/addresses/new");
      await page.getByLabel("First name").fill("Ines");
      await page
        .locator("form")
        .filter({ hasText: "First name" })
        .evaluate((form) => form.setAttribute("novalidate", ""));
      await page.getByRole("button", { name: "Save" }).click();
      await page.waitForLoadState();
      return page;
    },
  },
  {
    name: "account-sign-in-wrong",
    async reach({ page }) {
      await visit(page, "/sign-in");
      await page.getByRole("main").getByLabel("E-mail").fill("nobody@example.com");
      await page.getByLabel("Password").fill("not the one");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText("do not belong together").waitFor();
    },
  },
  {
    name: "account-sign-up-wrong",
    async reach({ page }) {
      await visit(page, "/sign-up");
      await page.getByRole("main").getByLabel("E-mail").fill("nobody@example.com");
      await page.getByLabel("Password").fill("password");
      await page.getByRole("button", { name: "Create the account" }).click();
      await page.getByText("on the lists that thieves try first").first().waitFor();
      await awake(page);
    },
  },
];
