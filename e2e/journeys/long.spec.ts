import type { Page } from "@playwright/test";
import { cleanText } from "@/lib/kernel/address";
import { until } from "@/tests/system/visitor";
import { expect, test } from "../fixtures";
import { expectNoSideways, resize } from "../reach";
import { quiet } from "../shopping";
import { addresses, typedShop, type Words } from "../typed";

test.use({ shopFor: "long" });

/** Nothing that a line could be broken at, as in names that are glued together or typed without a space. */
const longWords: Words = {
  handle: "long",
  long: (word) =>
    `${word} ${"Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(2)}`.slice(0, 110),
  short: (word) => `${word}Rindfleischetikettierungsüberwachung`.slice(0, 40),
  html: `<p>${"Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(3)}</p><table><tr>${"<td>Breite</td>".repeat(14)}</tr></table><pre>${"x".repeat(300)}</pre>`,
};

async function expectRoom(page: Page, path: string): Promise<string> {
  const answer = await page.goto(path);
  expect(answer!.status(), path).toBeLessThan(500);
  await quiet(page);
  await expectRoomHere(page, path);
  return (await page.locator("body").textContent()) ?? "";
}

async function expectRoomHere(page: Page, where: string): Promise<void> {
  for (const width of [1440, 390, 320]) {
    await resize(page, { width, height: 844 });
    await expectNoSideways(page, `${where} at ${width} px`);
  }
}

test("names of any length and carts of many lines have room on every page, at the desk and in mails", async ({
  page,
  context,
  shop,
  consoles,
}) => {
  test.setTimeout(600_000);
  consoles.expected.push(/404 \(Not Found\)|403|422/);
  const { long, short } = longWords;
  const { goods, order } = await typedShop(shop, longWords, context);

  await test.step("a member with much in the cart", async () => {
    const member = { email: `${"l".repeat(60)}@example.com`, password: "a quiet harbour at dawn" };
    const post = (path: string, data: unknown) => context.request.post(path, { data });
    await post("/api/v1/account/sign-up", {
      ...member,
      first_name: short("first"),
      last_name: short("last"),
    });
    const signedIn = await post("/api/v1/account/sign-in", member);
    expect(signedIn.status()).toBe(200);
    const saved = await post("/api/v1/account/addresses", {
      first_name: short("first"),
      last_name: short("last"),
      company: short("company"),
      street_address: long("street"),
      address_locality: short("town"),
      postal_code: "10969",
      address_country: "DE",
    });
    expect(saved.status(), await saved.text()).toBe(201);
    const { rows } = await shop.database.pool.query(
      "SELECT DISTINCT v.id FROM variants v JOIN stock_levels l ON l.variant_id = v.id JOIN listings li ON li.product_id = v.product_id WHERE l.on_hand - l.held > 0 ORDER BY v.id LIMIT 14",
    );
    const ids = rows.map((row) => `var_${row.id.replaceAll("-", "")}`);
    const lines = [goods.itemId, ...ids].map((item_id) => ({ item_id, quantity: 1 }));
    const added = await post("/api/v1/cart/lines", { lines });
    expect(added.ok(), await added.text()).toBe(true);
    await context.request.put("/api/v1/cart/codes", { data: { codes: [goods.couponCode] } });
  });

  await test.step("the shop", async () => {
    expect(await expectRoom(page, "/p/long-thing")).toContain(short("vendor"));
    const q = encodeURIComponent("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(2));
    for (const path of ["/", "/c/long", "/collections/long", `/search?q=${q}`, "/search?q=title"])
      await expectRoom(page, path);
    await resize(page, { width: 390, height: 844 });
    await page.getByRole("link", { name: /^Cart/ }).first().click();
    await expectRoomHere(page, "the cart's drawer");
  });

  await test.step("pages about one person", async () => {
    const known = { token: order.permalink.split("/").at(-1)! };
    const pages = addresses("(personal)", known).filter((path) => !path.startsWith("/checkout"));
    expect(pages.length).toBeGreaterThan(10);
    for (const path of pages) await expectRoom(page, path);
    await page.goto("/cart");
    await page
      .getByRole("button", { name: /check ?out/i })
      .first()
      .click();
    await expect(page).toHaveURL(/\/checkout\//);
    await quiet(page);
    await expectRoomHere(page, "the checkout");
  });

  await test.step("the desk", async () => {
    const known = {
      order: order.id,
      product: goods.productId,
      coupon: goods.couponId,
      collection: goods.collectionId,
    };
    for (const path of addresses("(admin)", known)) await expectRoom(page, path);
    const about = [`orders/${order.id}`, `products/${goods.productId}`, `coupons/${goods.couponId}`];
    for (const path of [...about, `collections/${goods.collectionId}`, "customers", "audit"])
      expect(await expectRoom(page, `/admin/${path}`), path).toMatch(/Donaudampf|Rindfleisch/);
  });

  await test.step("mails", async () => {
    const letters = await until("its mails came", async () => {
      const all = shop.mailbox.letters();
      return all.length >= 3 ? all : null;
    });
    for (const letter of letters) {
      await page.goto("/no-script.css");
      await page.setContent(letter.html ?? "");
      await expectRoomHere(page, `the mail "${cleanText(letter.subject).slice(0, 40)}"`);
    }
  });
});
