import { expect } from "@playwright/test";
import { changeSetting, maintenanceSetting } from "@/lib/shop";
import { linkIn, mailTo } from "../books";
import type { JourneyShop } from "../fixtures";
import { visit } from "../shopping";
import { onlyWhileBroken } from "./broken";
import type { Look } from "./look";

const at = (name: string, path: string): Look => ({
  name,
  async reach({ page }) {
    await page.goto(path);
  },
});

/** Where the link of a letter leads. */
const linked = (name: string, to: string, subject: RegExp, path: string): Look => ({
  name,
  async reach({ page, shop }) {
    await page.goto(linkIn(await mailTo(shop, to, subject), shop, path));
  },
});

const close = (shop: JourneyShop, isOn: boolean) =>
  changeSetting(shop.ctx, maintenanceSetting, { isOn, words: null });

/** Pages that stand beside the way: to write to the shop, to be told, and those for when something is not there. */
export const standingLooks: readonly Look[] = [
  at("contact", "/contact?topic=order&order=CW-10042"),
  at("contact-sent", "/contact?from=sent"),
  at("newsletter", "/newsletter"),
  at("newsletter-sent", "/newsletter?from=sent"),
  at("told-noted", "/tell-me?from=sent"),
  at("device", "/device"),
  at("offline", "/offline"),
  at("not-found", "/no/such/page"),
  at("not-found-order", "/order/made-up"),
  at("not-found-product", "/p/no-such-thing"),
  at("link-over", "/reset-password/made-up"),
  at("content-page", "/pages/returns"),
  linked("newsletter-on-the-list", "nora@example.com", /^You get the letter/, "/newsletter/"),
  linked("told-stop", "nora@example.com", /^It is back/, "/tell-me/"),
  {
    name: "contact-wrong",
    async reach({ page }) {
      await visit(page, "/contact");
      const form = page.locator("form[action='/api/v1/inquiries']");
      await form.evaluate((one) => one.setAttribute("novalidate", ""));
      await form.getByLabel("E-mail").fill("ines at home");
      await form.getByLabel("What would you like to say?").fill("Where is it?");
      await form.getByRole("button", { name: "Send" }).click();
      await page.getByText("Enter an e-mail address").first().waitFor();
    },
  },
  {
    name: "closed",
    async reach({ page, shop }) {
      await close(shop, true);
      await expect.poll(async () => (await page.goto("/"))?.status()).toBe(503);
      await close(shop, false);
      await expect.poll(async () => (await page.request.get("/")).status()).toBe(200);
    },
  },
  {
    name: "error",
    async reach({ member, shop }) {
      const page = await member();
      await onlyWhileBroken(shop, "customer_addresses", () => page.goto("/account/addresses"));
      await page.getByRole("heading", { name: "This page could not be made." }).waitFor();
      return page;
    },
  },
];
