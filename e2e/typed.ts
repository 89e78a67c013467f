import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { refundOrder } from "@/lib/aftersales";
import { refundSchema } from "@/lib/aftersales/contract";
import { addProduct } from "@/lib/assortment";
import { addProductSchema } from "@/lib/assortment/contract";
import { createStaff, staffActor, staffCookieName, startStaffSession } from "@/lib/auth";
import { inviteStaffSchema } from "@/lib/auth/contract";
import { arrangeCollection, createCategory, createCollection } from "@/lib/catalog";
import { categoryInputSchema, collectionInputSchema } from "@/lib/catalog/contract";
import { shipOrder } from "@/lib/fulfilment";
import { shipSchema } from "@/lib/fulfilment/contract";
import { addressSchema, cleanText } from "@/lib/kernel/address";
import { linesOf, noteOrder, orderById } from "@/lib/orders";
import { transact } from "@/lib/platform/transact";
import { createCoupon } from "@/lib/promotions";
import { couponTermsSchema } from "@/lib/promotions/contract";
import { announcementSetting, changeSetting, saveIdentity } from "@/lib/shop";
import { root } from "@/sandbox/state";
import { must } from "@/tests/must";
import { orderIdOf } from "@/tests/road";
import { sessionOf, until } from "@/tests/system/visitor";
import { expect, type JourneyShop } from "./fixtures";

/** What somebody types, wherever they can. Each word is told where it goes. */
export interface Words {
  /** Of the category, the collection and the product, and in capitals of the coupon. */
  readonly handle: string;
  readonly long: (word: string) => string;
  /** For fields that hold less: forty characters. */
  readonly short: (word: string) => string;
  /** The product's description. */
  readonly html: string;
}

/** Every page of a part of the shop whose address needs no more than is known here. */
export function addresses(part: string, known: Readonly<Record<string, string>>): string[] {
  const files = readdirSync(join(root, "app", part), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`.replace(/\/\([^)]*\)/g, ""))
    .map((path) => path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => known[name] ?? "missing"))
    .filter((path) => !path.includes("missing"))
    .map((path) => path || "/");
}

/** A whole shop in these words: its name and news, its goods, an order of them, and whoever worked at it, signed in here. */
export async function typedShop(shop: JourneyShop, words: Words, context: BrowserContext) {
  const { handle, long, short } = words;
  await transact(shop.ctx, (tx) =>
    saveIdentity(tx, {
      name: cleanText(long("shop")),
      email: "hello@example.com",
      timeZone: "Europe/Berlin",
      addressLines: [cleanText(long("line")), cleanText(short("town"))],
    }),
  );
  const news = { show: "words", words: long("news"), path: `/c/${handle}` };
  await changeSetting(shop.ctx, announcementSetting, announcementSetting.schema.parse(news));
  const goods = await typedGoods(shop, words);
  const order = await typedOrder(shop, words, goods);
  await typedStaff(shop, words, order.id, context);
  await until("its listing is there", async () => {
    const { rows } = await shop.database.pool.query("SELECT 1 FROM listings WHERE product_id = $1", [
      goods.productId,
    ]);
    return rows.length > 0;
  });
  return { goods, order };
}

/** The goods of a shop in these words, as somebody at the desk or in a file could write them. */
async function typedGoods(shop: JourneyShop, { handle, long, short, html }: Words) {
  const category = must(
    await transact(shop.ctx, (tx) =>
      createCategory(
        tx,
        categoryInputSchema.parse({ name: long("category"), handle, description: long("text") }),
      ),
    ),
  );
  const input = addProductSchema.parse({
    handle: `${handle}-thing`,
    title: long("title"),
    descriptionHtml: html,
    vendor: short("vendor"),
    productType: short("type"),
    tags: [short("tag")],
    status: "active",
    seoTitle: long("seo title"),
    seoDescription: long("seo text"),
    options: [short("option")],
    variants: ["one", "two"].map((word) => ({
      values: [short(word)],
      sku: short(`sku-${word}`),
      onHand: 9,
      grams: 100,
      prices: [{ priceListId: shop.shop.market.priceListId, amount: 4_000 }],
    })),
    categoryIds: [category.id],
    publishIn: [shop.shop.market.channelId],
  });
  const { productId } = must(await transact(shop.ctx, (tx) => addProduct(tx, input)));
  const { rows } = await shop.database.pool.query("SELECT id FROM variants WHERE product_id = $1 LIMIT 1", [
    productId,
  ]);
  const couponCode = `${handle.toUpperCase()}10`;
  const terms = couponTermsSchema.parse({
    title: long("coupon").slice(0, 80),
    kind: "percent",
    percentBp: 1_000,
  });
  const coupon = must(await createCoupon(shop.ctx, couponCode, terms));
  const words = { title: long("collection").slice(0, 120), handle, description: long("text") };
  const collectionId = await transact(shop.ctx, async (tx) => {
    const made = must(await createCollection(tx, collectionInputSchema.parse(words)));
    must(await arrangeCollection(tx, made.id, [productId]));
    return made.id;
  });
  const itemId = `var_${rows[0].id.replaceAll("-", "")}`;
  return { productId, itemId, couponId: coupon.id, couponCode, collectionId };
}

/** An order whose buyer wrote such words into everything. */
async function typedOrder(
  shop: JourneyShop,
  { handle, long, short }: Words,
  goods: Awaited<ReturnType<typeof typedGoods>>,
) {
  const shopper = shop.visitor();
  await shopper.add(goods.itemId);
  await shopper.codes(goods.couponCode);
  const opened = await shopper.open();
  const destination = addressSchema.parse({
    first_name: short("first"),
    last_name: short("last"),
    company: long("company").slice(0, 118),
    street_address: long("street"),
    extended_address: long("extended"),
    address_locality: long("town").slice(0, 118),
    postal_code: "10969",
    address_country: "DE",
    phone: `1"><b data-hit>`,
  });
  const patched = await shopper.patch(opened.body.id, {
    email: `${handle}@example.com`,
    first_name: short("buyer"),
    last_name: short("buyer"),
    phone: `2"><b data-hit>`,
    destination,
    note: long("note"),
    gift_message: long("gift"),
  });
  expect(patched.status, JSON.stringify(patched.body)).toBe(200);
  const completed = await shopper.complete(patched.body);
  expect(completed.status, JSON.stringify(completed.body)).toBe(200);
  await shop.control.pay(sessionOf(completed.body));
  const id = orderIdOf(completed.body);
  await until("it is paid", async () => (await orderById(shop.ctx, id))?.state === "placed");
  return { id, permalink: new URL(completed.body.order.permalink_url).pathname, checkout: opened.body.id };
}

/** Somebody of the staff who is called so, at work on that order. */
async function typedStaff(
  shop: JourneyShop,
  { handle, long, short }: Words,
  orderId: string,
  context: BrowserContext,
) {
  const made = await createStaff(
    shop.ctx,
    inviteStaffSchema.parse({
      email: `${handle}.staff@example.com`,
      name: long("staff").slice(0, 78),
      role: "owner",
    }),
    "a quiet harbour at dawn",
  );
  const id = must(made);
  const ctx = { ...shop.ctx, actor: staffActor({ id, name: cleanText(long("staff").slice(0, 78)) }) };
  must(await noteOrder(ctx, orderId, cleanText(long("desk note"))));
  const [line] = await linesOf(ctx, orderId);
  const parcel = shipSchema.parse({
    lines: [{ line_id: line!.id, quantity: 1 }],
    carrier: short("carrier"),
    tracking_number: short("tracking"),
    tracking_url: `https://example.com/?q="><b data-hit>`,
  });
  must(await shipOrder(ctx, orderId, parcel));
  must(await refundOrder(ctx, orderId, refundSchema.parse({ amount: 100, reason: long("reason") })));
  const visit = { address: cleanText(short("from")), userAgent: long("Firefox/ Windows"), secret: null };
  const session = await transact(ctx, (tx) => startStaffSession(tx, id, visit));
  await context.addCookies([{ name: staffCookieName(), value: session.secret, url: shop.url }]);
}
