import { describe, expect, it } from "vitest";
import { defaultIdentity } from "@/lib/shop/contract";
import type { OrderView } from "@/lib/views";
import { hardOrders, laterOrder, sampleOrder, script } from "@/tests/sample-orders";
import type { Letter } from "./letter";
import { alreadyRegistered, passwordChanged, passwordReset, welcome } from "./letters/customer";
import { orderCanceled } from "./letters/order-canceled";
import { orderDelivered } from "./letters/order-delivered";
import { orderPlaced } from "./letters/order-placed";
import { orderRefunded } from "./letters/order-refunded";
import { orderRefused } from "./letters/order-refused";
import { orderShipped } from "./letters/order-shipped";
import { paidTwice } from "./letters/paid-twice";
import { paymentFailed } from "./letters/payment-failed";
import { paymentPromised } from "./letters/payment-promised";
import { staffInvitation, staffPasswordChanged, staffPasswordReset } from "./letters/staff";
import type { OrderTemplate } from "./order-mail";
import { renderLetter } from "./render-letter";

const shop = { ...defaultIdentity, addressLines: ["Wallstrasse 3", "10179 Berlin"] };
const hours = { timeZone: "Europe/Berlin", cutOff: "14:00", closedDays: [] };
/** Where Gmail cuts a mail and hides the rest behind a link. */
const GMAIL_CUTS_AT = 102 * 1_000;

type Compose = (order: OrderView) => Letter;

const orderLetters: Readonly<Record<OrderTemplate, Compose>> = {
  order_confirmed: (order) => orderPlaced(order, hours),
  payment_promised: (order) => paymentPromised({ ...order, placedAt: null }),
  payment_failed: paymentFailed,
  order_shipped: (order) => orderShipped(laterOrder(order), laterOrder(order).shipments[0]!, hours),
  order_delivered: (order) => orderDelivered(laterOrder(order), laterOrder(order).shipments[0]!, hours),
  order_refunded: (order) => orderRefunded(laterOrder(order), laterOrder(order).refunds[0]!, hours),
  order_canceled: (order) => orderCanceled(laterOrder(order), { whole: false, refunded: 2_400 }),
  order_refused: orderRefused,
  paid_twice: paidTwice,
};

/** `name` is what its person is called. */
const personLetters: Readonly<Record<string, (name: string) => Letter>> = {
  welcome: (name) => welcome(shop.name, name),
  already_registered: () => alreadyRegistered(shop.name),
  password_reset: () => passwordReset(shop.name),
  password_changed: () => passwordChanged(shop.name, "http://localhost:3999/forgot-password"),
  staff_invitation: (name) => staffInvitation(shop.name, name),
  staff_password_reset: () => staffPasswordReset(shop.name),
  staff_password_changed: () => staffPasswordChanged(shop.name),
};

const cases = Object.entries(orderLetters).flatMap(([template, compose]) =>
  Object.entries({ "an ordinary order": sampleOrder(), ...hardOrders }).map(
    ([name, order]) => [template, name, compose, order] as const,
  ),
);

async function judged(letter: Letter, locale: string) {
  const { html, text } = await renderLetter(letter, shop, locale);
  expect(Buffer.byteLength(html)).toBeLessThan(GMAIL_CUTS_AT);
  expect(Buffer.byteLength(text)).toBeLessThan(GMAIL_CUTS_AT);
  expect(letter.why).toMatch(/^You get this mail because .*\.$/);
  expect(letter.preview.length).toBeGreaterThan(10);
  for (const part of [html, text]) expect(part).not.toMatch(/undefined|NaN|Invalid Date|\[object/);
  expect(html).toContain(`<meta name="color-scheme" content="light dark"/>`);
  expect(html.match(/<h1[ >]/g)).toHaveLength(1);
  // One button, or none: a letter says what to do next once.
  expect((html.match(/class="button"/g) ?? []).length).toBeLessThanOrEqual(1);
  judgeTags(html);
  return { html, text };
}

/** Nothing but what letters are made of, pictures of ours alone, links to where we send people. */
function judgeTags(html: string): void {
  const tags = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag!.toLowerCase()));
  const known = "html head title meta style body div table tbody tr td th h1 h2 p a span br img i blockquote";
  expect([...tags].filter((tag) => !known.split(" ").includes(tag))).toEqual([]);
  for (const [picture] of html.matchAll(/<img[^>]*>/g)) {
    expect(picture).toMatch(/src="http:\/\/localhost:3999\/media\/[a-z0-9/]+\.webp\?as=mail"/);
    for (const attribute of ['alt="', 'width="72"', 'height="90"']) expect(picture).toContain(attribute);
  }
  for (const [, href] of html.matchAll(/<a [^>]*href="([^"]*)"/g))
    expect(href).toMatch(
      /^(http:\/\/localhost:3999\/|https:\/\/carrier\.example\/|https:\/\/hidden\.invalid\/)/,
    );
  // A colour that is written inline stands in for readers without style sheets; a class turns it for the others.
  for (const [tag] of html.matchAll(/<[a-z]+[^>]* style="[^"]*"[^>]*>/g)) {
    if (/[";]background-color:/.test(tag)) expect(tag).toMatch(/class="(paper|button|[a-z ]*picture)"/);
    if (/[";]color:/.test(tag) && !tag.startsWith("<a href"))
      expect(tag).toMatch(/class="[a-z ]*\b(paper|ink|quiet|link|button)\b/);
    if (/[";]border-(top|right|bottom|left):[12]px/.test(tag)) expect(tag).toMatch(/class="[a-z ]*\bline\b/);
  }
  expect(html.replace(/ style="[^"]*"/g, "")).not.toMatch(/<[^>]+ on[a-z]+=/i);
}

describe("every letter about an order", () => {
  it.each(cases)("%s, of %s, can be sent", async (_template, _name, compose, order) => {
    const { html } = await judged(compose(order), order.locale);
    expect(html).toContain(order.locale.startsWith("en") ? `lang="${order.locale}"` : `lang="en"`);
    expect(html).toContain(`dir="ltr"`);
  });

  it.each(Object.entries(orderLetters))("%s reads well as plain text", async (template, compose) => {
    const order = sampleOrder({
      giftMessage: "For the long evenings.\nM.",
      buyerNote: "The bell does not work.",
    });
    const { text } = await judged(compose(order), order.locale);
    await expect(text).toMatchFileSnapshot(`letters/as-text/${template}.txt`);
  });
});

describe("every letter to a person", () => {
  it.each(Object.entries(personLetters))("%s can be sent and reads well", async (template, compose) => {
    for (const name of [script, "נועה", "x".repeat(200), "https://evil.example/win"]) {
      const { html, text } = await judged(compose(name), "en-IE");
      expect(html).not.toContain("evil.example");
      expect(text).not.toContain("evil.example");
    }
    const { text } = await judged(compose("Ines"), "en-IE");
    await expect(text).toMatchFileSnapshot(`letters/as-text/${template}.txt`);
  });
});

describe("money and days in a letter", () => {
  const text = async (order: OrderView) =>
    (await renderLetter(orderPlaced(order, hours), shop, order.locale)).text;

  it("are written as the reader's locale writes them", async () => {
    expect(await text(hardOrders.yen!)).toMatch(/￥2,940|¥2,940/);
    expect(await text(hardOrders.dinar!)).toMatch(/12\.340|١٢٫٣٤٠/);
    expect(await text(sampleOrder({ locale: "de-DE" }))).toMatch(/48,00\s€/);
    const american = await text(sampleOrder({ locale: "en-US", currency: "USD" }));
    expect(american).toContain("Wednesday, March 4 to Friday, March 6");
    expect(american).toContain("-$7.20");
  });

  it("name every adjustment, and add up to the total", () => {
    const order = sampleOrder();
    const part = orderPlaced(order, hours).parts.find((one) => one.kind === "totals");
    expect(part?.kind === "totals" && part.rows.map((row) => row.label)).toEqual([
      "Subtotal",
      "Ten percent to begin with",
      "Standard delivery",
      "Total",
    ]);
    const items = orderPlaced(order, hours).parts.find((one) => one.kind === "items");
    expect(items?.kind === "items" && items.items.map((item) => item.amount)).toEqual(["€48.00", "€24.00"]);
  });

  it("say Free for what could have cost something, and nothing of payment where none was due", async () => {
    const free = await text(hardOrders["nothing to pay"]!);
    expect(free).toContain("Standard delivery: Free");
    expect(free).toContain("there was nothing to pay");
    expect(free).not.toContain("Paid with");
  });
});

describe("an order longer than a mail", () => {
  it("names what fits and says how much more there is", async () => {
    const order = hardOrders["two hundred lines of the longest names"]!;
    const { text } = await renderLetter(orderPlaced(order, hours), shop, order.locale);
    expect(text).toContain("And 160 more things, on the page of your order.");
  });
});
