import { expect } from "@playwright/test";
import type { Look } from "./look";
import { memberEmail } from "./story";

/** A letter as its reader's mail program shows it; `to` may depend on the order it is about. */
const mail = (name: string, to: string, subject: RegExp | ((labels: Labels) => string | RegExp)): Look => ({
  name: `mail-${name}`,
  kind: "mail",
  async reach({ page, shop, story }) {
    const labels = {
      paid: story.paid.label,
      parcels: story.parcels.label,
      refunded: story.refunded.label,
      canceled: story.canceled.label,
    };
    const wanted = typeof subject === "function" ? subject(labels) : subject;
    const find = () =>
      shop.mailbox
        .letters({ to })
        .find((one) => (typeof wanted === "string" ? one.subject === wanted : wanted.test(one.subject)));
    await expect.poll(find, { message: `a mail to ${to}: ${wanted}` }).toBeDefined();
    const letter = find()!;
    await page.goto(`${shop.mailbox.url}/messages/${letter.id}/html`, { waitUntil: "networkidle" });
  },
});

type Labels = Readonly<Record<"paid" | "parcels" | "refunded" | "canceled", string>>;
const nora = "nora@example.com";

export const mailLooks: readonly Look[] = [
  mail("confirmed", memberEmail, ({ paid }) => `Your order ${paid} is confirmed`),
  mail("shipped", memberEmail, ({ parcels }) => new RegExp(`${parcels} is on its way$`)),
  mail("delivered", memberEmail, /has arrived$/),
  mail("refunded", memberEmail, ({ refunded }) => `€14.50 of your order ${refunded} is on its way back`),
  mail("cancelled", memberEmail, ({ canceled }) => `Your order ${canceled} is cancelled`),
  mail("payment-promised", "promised@example.com", /^We have your order/),
  mail("payment-failed", "failed@example.com", /did not go through$/),
  mail("welcome", nora, /^Your account at/),
  mail("account-already", nora, /^You have an account/),
  mail("password", nora, /^Choose a new password/),
  mail("invitation", "jo@example.com", /^You are invited/),
  mail("newsletter-asked", nora, /^Do you want the letter/),
  mail("newsletter-joined", nora, /^You get the letter/),
  mail("told", nora, /^It is back/),
];
