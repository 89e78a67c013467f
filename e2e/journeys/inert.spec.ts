import type { Page } from "@playwright/test";
import { customerCookieName } from "@/lib/auth";
import { cleanText } from "@/lib/kernel/address";
import { until } from "@/tests/system/visitor";
import { expect, test } from "../fixtures";
import { quiet } from "../shopping";
import { addresses, typedShop, type Words } from "../typed";

test.use({ shopFor: "inert" });

/**
 * What people can type, typed by somebody who means harm: it ends every element that it could stand in, begins ones
 * that would be seen, and turns the direction of what follows. `word` tells where it came from.
 */
const evil = (word: string) =>
  `${word}"'></script></title></textarea><img data-hit src=x onerror=hit()><b data-hit>\u202e\u2066`;
/** For fields that hold less. */
const short = (word: string) => `${word}"><b data-hit>\u202e`;

const evilWords: Words = {
  handle: "evil",
  long: evil,
  short,
  html: `<p>description</p><script data-hit>hit()</script><img data-hit src=x onerror=hit()><p onclick="hit()">x</p><a data-hit href="javascript:hit()">y</a>`,
};

/** Nothing of it became part of the page, nothing of it ran, nothing turned the text around. */
async function expectInert(page: Page, at: string): Promise<void> {
  const found = await page.evaluate(() => ({
    elements: document.querySelectorAll("[data-hit]").length,
    frames: [...document.querySelectorAll("iframe")].map((frame) => {
      try {
        return frame.contentDocument?.querySelectorAll("[data-hit]").length ?? 0;
      } catch {
        return 0;
      }
    }),
    ran: "hitCount" in window,
    turned: /.{0,60}[\u202a-\u202e\u2066-\u2069]/.exec(document.documentElement.outerHTML)?.[0] ?? null,
    data: [...document.querySelectorAll('script[type="application/ld+json"]')].map(
      (script) => typeof JSON.parse(script.textContent ?? ""),
    ),
  }));
  expect(found.elements, `${at}: elements`).toBe(0);
  expect(found.frames.filter(Boolean), `${at}: elements in frames`).toEqual([]);
  expect(found.ran, `${at}: script ran`).toBe(false);
  expect(found.turned, `${at}: text turned around`).toBeNull();
  for (const kind of found.data) expect(kind, `${at}: JSON-LD`).toBe("object");
}

/** Reads a page as it is first sent and as it is once its script has taken over. */
async function read(page: Page, path: string): Promise<string> {
  const answer = await page.goto(path);
  await quiet(page);
  expect(answer!.status(), path).toBeLessThan(500);
  await expectInert(page, path);
  return (await page.locator("body").textContent()) ?? "";
}

test("whatever people type is shown as they typed it: in the shop, at the desk, in mails and in data", async ({
  page,
  context,
  shop,
  consoles,
}) => {
  test.setTimeout(600_000);
  consoles.expected.push(/404 \(Not Found\)|403|422/);
  await context.addInitScript(() => {
    Object.assign(window, {
      hit: () => {
        Object.assign(window, { hitCount: 1 });
      },
    });
  });
  const { goods, order } = await typedShop(shop, evilWords, context);

  await test.step("a member of the shop types it into every form", async () => {
    const post = (path: string, data: unknown) => context.request.post(path, { data });
    const member = { email: "member@example.com", password: "a quiet harbour at dawn" };
    await post("/api/v1/account/sign-up", {
      ...member,
      first_name: short("first"),
      last_name: short("last"),
    });
    const signedIn = await context.request.post("/api/v1/account/sign-in", {
      data: member,
      headers: { "user-agent": evil("agent").replace(/[\u202e\u2066]/g, "") },
    });
    expect(signedIn.status()).toBe(200);
    const saved = await post("/api/v1/account/addresses", {
      first_name: short("first"),
      last_name: short("last"),
      company: short("company"),
      street_address: evil("street"),
      address_locality: short("town"),
      postal_code: "10969",
      address_country: "DE",
      phone: `3"><b data-hit>`,
    });
    expect(saved.status(), await saved.text()).toBe(201);
    await post("/api/v1/cart/lines", { lines: [{ item_id: goods.itemId, quantity: 1 }] });
    await context.request.put("/api/v1/cart/codes", { data: { codes: [short("code")] } });
  });

  await test.step("the shop", async () => {
    expect(await read(page, "/p/evil-thing")).toContain("<img data-hit src=x onerror=hit()>");
    expect(await read(page, "/c/evil")).toContain("<b data-hit>");
    // What only its own reader sees, out of the address they opened, is shown as it came.
    const q = encodeURIComponent(cleanText(evil("words")));
    for (const path of ["/", "/c/evil?sort=price", `/search?q=${q}`, "/search?q=title", `/no-such-page/${q}`])
      await read(page, path);
    for (const path of ["/sign-in", "/sign-up", "/forgot-password", "/admin/sign-in", "/admin/sign-in/check"])
      await read(page, `${path}?next=${q}&code=${q}&from=${q}&done=${q}`);
  });

  await test.step("pages about one person", async () => {
    const known = { token: order.permalink.split("/").at(-1)! };
    const pages = addresses("(personal)", known).filter((path) => !path.startsWith("/checkout"));
    expect(pages.length).toBeGreaterThan(10);
    for (const path of [...pages, `/checkout/${order.checkout}`]) await read(page, path);
    expect(await read(page, order.permalink)).toContain("<img data-hit src=x onerror=hit()>");
    expect(await read(page, "/account/addresses")).toContain("<b data-hit>");
    await context.request.post("/api/v1/checkouts", { data: {} });
    await page.goto("/cart");
    await page
      .getByRole("button", { name: /check ?out/i })
      .first()
      .click();
    await expect(page).toHaveURL(/\/checkout\//);
    await quiet(page);
    await expectInert(page, "the checkout");
  });

  await test.step("a form that comes back with what was typed", async () => {
    await context.clearCookies({ name: customerCookieName() });
    await page.goto("/sign-up");
    const back = page.waitForEvent("load");
    await page.evaluate(
      (typed) => {
        const form = document.querySelector<HTMLFormElement>("form[action*='sign-up']")!;
        form.noValidate = true;
        for (const input of form.querySelectorAll("input")) if (input.type !== "hidden") input.value = typed;
        form.submit();
      },
      evil("typed").replace(/[\u202e\u2066]/g, ""),
    );
    await back;
    await quiet(page);
    await expectInert(page, "the form that came back");
  });

  await test.step("the desk", async () => {
    const known = {
      order: order.id,
      product: goods.productId,
      coupon: goods.couponId,
      collection: goods.collectionId,
    };
    const pages = addresses("(admin)", known);
    expect(pages.length).toBeGreaterThan(10);
    for (const path of pages) await read(page, path);
    const seen = await read(page, `/admin/orders/${order.id}`);
    for (const word of ["note", "gift", "desk note", "reason", "carrier", "tracking", "street", "company"])
      expect(seen, word).toContain(`${word}"`);
    const { rows: letters } = await shop.database.pool.query("SELECT id FROM messages WHERE order_id = $1", [
      order.id,
    ]);
    expect(letters.length).toBeGreaterThan(0);
    // The test's own looks into the frame are refused as scripts.
    consoles.expected.push(/\/letter' because the document's frame is sandboxed/);
    for (const { id } of letters) {
      await read(page, `/admin/messages/${id}`);
      const letter = page.frameLocator("iframe");
      await expect(letter.getByText("CW-").first()).toBeVisible();
      await expect(letter.locator("[data-hit]")).toHaveCount(0);
    }
    for (const path of ["/admin/orders?q=", "/admin/products?q=", "/admin/coupons?q="])
      await read(page, path + encodeURIComponent(cleanText(evil("q"))));
  });

  await test.step("mails", async () => {
    const letters = await until("its mails came", async () => {
      const all = shop.mailbox.letters();
      return all.length >= 3 ? all : null;
    });
    expect(letters.some((letter) => letter.html?.includes("title&quot;"))).toBe(true);
    for (const letter of letters) {
      await page.goto("/no-script.css");
      await page.setContent(letter.html ?? "");
      await expectInert(page, `the mail "${letter.subject}"`);
      expect(letter.subject, "one line").not.toMatch(/[\r\n]/);
      expect(letter.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    }
  });
});
