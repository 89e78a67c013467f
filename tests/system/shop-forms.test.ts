import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newsletterUrl, subscriptionByEmail } from "@/lib/newsletter";
import { type SystemShop, startSystem, type WebProcess } from "./system";
import { type Visitor, visitor } from "./visitor";
import { withinAWindow } from "./within-a-window";

/** The forms of the shop that anybody can send: what they must not believe, and what they answer without script. */
let system: SystemShop;
let strict: WebProcess;
beforeAll(async () => {
  system = await startSystem();
  strict = await system.startWeb({ LIMIT_FACTOR: "1" });
});
afterAll(() => system.stop());

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];
const letter = { name: "Ines", email: "ines@example.com", topic: "other", text: "Hello" };
const counted = async (table: string) =>
  Number((await system.database.pool.query(`SELECT count(*) AS count FROM ${table}`)).rows[0].count);

describe("the newsletter", () => {
  it("answers alike for new, known and honeypot, and writes nothing for a machine", async () => {
    const shopper = system.visitor();
    const ask = (more: Record<string, unknown> = {}) =>
      shopper.call("POST", "/api/v1/newsletter", { email: "reader@example.com", ...more });
    const first = await ask();
    expect([first.status, first.body]).toEqual([200, { asked: true }]);
    expect((await ask()).body).toEqual(first.body);
    const trapped = await ask({ email: "bot@example.com", website: "https://spam.example" });
    expect(trapped.body).toEqual(first.body);
    expect(await subscriptionByEmail(system.ctx, "bot@example.com")).toBeNull();
  });

  it("takes no address that is none", async () => {
    for (const email of [
      "",
      "ines",
      "a@b",
      ["a@example.com"],
      { a: 1 },
      null,
      7,
      `${"x".repeat(250)}@example.com`,
    ])
      expect(code(await system.visitor().call("POST", "/api/v1/newsletter", { email }))).toEqual([
        422,
        "invalid_input",
      ]);
  });

  it("without script leads to a page, and back with what was typed", async () => {
    const shopper = system.visitor();
    const sent = await shopper.call("POST", "/api/v1/newsletter", form({ email: "plain@example.com" }), FORM);
    expect([sent.status, sent.headers.get("location")]).toEqual([303, "/newsletter?from=sent"]);
    const wrong = await shopper.call("POST", "/api/v1/newsletter", form({ email: "plain<b>" }), FORM);
    expect([wrong.status, wrong.headers.get("location")]).toEqual([303, "/newsletter"]);
    const page = await shopper.call<{ text: string }>("GET", "/newsletter");
    expect(page.body.text).toContain('value="plain&lt;b&gt;"');
  });

  it("is left by a mail reader's own button: no cookie, no origin, either kind of form, no redirect", async () => {
    await system.visitor().call("POST", "/api/v1/newsletter", { email: "leaves@example.com" });
    const { id } = (await subscriptionByEmail(system.ctx, "leaves@example.com"))!;
    const token = newsletterUrl(id).split("/").at(-1);
    await system.visitor().call("POST", `/api/v1/newsletter/${token}/confirm`, {});
    const body = new FormData();
    body.set("List-Unsubscribe", "One-Click");
    const left = await fetch(`${system.urls[0]}/api/v1/newsletter/${token}/one-click`, {
      method: "POST",
      redirect: "manual",
      body,
    });
    expect(left.status).toBe(200);
    expect((await subscriptionByEmail(system.ctx, "leaves@example.com"))?.state).toBe("withdrawn");
    const made = await fetch(`${system.urls[0]}/api/v1/newsletter/${"x".repeat(43)}/one-click`, {
      method: "POST",
    });
    expect(made.status).toBe(410);
  });

  it("has an end, counted before anything is looked up", async () => {
    const shopper = visitor(strict.url, system.env.SHOP_URL!);
    await withinAWindow(3_600, 5_000);
    const tries = await Promise.all(
      Array.from({ length: 6 }, () =>
        shopper.call("POST", "/api/v1/newsletter", { email: "flood@example.com" }),
      ),
    );
    expect(tries.filter((answer) => answer.status === 200)).toHaveLength(4);
    expect(tries.filter((answer) => answer.body.code === "too_many_tries")).toHaveLength(2);
  });
});

describe("a letter to the shop", () => {
  it("is taken once it is one, and nothing comes of a machine's", async () => {
    const shopper = system.visitor();
    const before = await counted("inquiries");
    expect((await shopper.call("POST", "/api/v1/inquiries", letter)).status).toBe(200);
    expect((await shopper.call("POST", "/api/v1/inquiries", { ...letter, website: "x" })).status).toBe(200);
    for (const change of [
      { text: "" },
      { text: "x".repeat(4_001) },
      { topic: "spam" },
      { email: "x" },
      { name: [] },
    ])
      expect(code(await shopper.call("POST", "/api/v1/inquiries", { ...letter, ...change }))).toEqual([
        422,
        "invalid_input",
      ]);
    expect(await counted("inquiries")).toBe(before + 1);
  });

  it("without script keeps what was typed, a long one too, inert", async () => {
    const shopper = system.visitor();
    const text =
      "<script>alert(1)</script> The parcel came late and wet, and the cup in it had no handle. ".repeat(40);
    const sent = await shopper.call(
      "POST",
      "/api/v1/inquiries",
      form({ ...letter, text, email: "nobody" }),
      FORM,
    );
    expect(sent.headers.get("location")).toBe("/contact");
    const page = (await shopper.call<{ text: string }>("GET", "/contact")).body.text;
    expect(page).toContain("had no handle");
    expect(page).toContain("&lt;script&gt;alert(1)");
    expect(page).not.toContain("<script>alert(1)");
  });
});

describe("being told", () => {
  it("is for what is sold out, whoever asks", async () => {
    const [out, there] = [await system.shop.sells({ stock: 0 }), await system.shop.sells({ stock: 3 })];
    const ask = (item_id: unknown, email: unknown = "ines@example.com") =>
      system.visitor().call("POST", "/api/v1/stock-alerts", { item_id, email });
    expect((await ask(out.itemId)).body).toEqual({ noted: true });
    expect((await ask(out.itemId)).body).toEqual({ noted: true });
    expect(code(await ask(there.itemId))).toEqual([409, "item_in_stock"]);
    expect(code(await ask("nothing"))).toEqual([404, "item_not_found"]);
    for (const bad of [null, [], {}, 7, ""]) expect(code(await ask(bad))).toEqual([422, "invalid_input"]);
    expect(code(await ask(out.itemId, "x"))).toEqual([422, "invalid_input"]);
  });

  it("without script leads to a page that says so, or asks again for the same thing", async () => {
    const out = await system.shop.sells({ stock: 0 });
    const shopper = system.visitor();
    const fields = { item_id: out.itemId, email: "plain@example.com", market: "eu" };
    const sent = await shopper.call("POST", "/api/v1/stock-alerts", form(fields), FORM);
    expect(sent.headers.get("location")).toBe("/tell-me?from=sent");
    const wrong = await shopper.call("POST", "/api/v1/stock-alerts", form({ ...fields, email: "x" }), FORM);
    expect(wrong.headers.get("location")).toBe("/tell-me");
    const page = (await shopper.call<{ text: string }>("GET", "/tell-me")).body.text;
    expect(page).toContain(`value="${out.itemId}"`);
  });
});

describe("choosing a market", () => {
  const choose = (market: string, referer: string | null) =>
    system
      .visitor()
      .call("POST", "/api/v1/market", form({ market }), { ...FORM, ...(referer ? { referer } : {}) });
  const at = (path: string) => `${system.env.SHOP_URL}${path}`;

  it("leads to the same page there, or home, and never out of the shop", async () => {
    const { handle, variantId } = await system.shop.sells();
    const { rows } = await system.database.pool.query(
      "SELECT price_list_id AS id FROM markets WHERE code = 'us'",
    );
    await system.database.pool.query(
      `INSERT INTO prices (id, variant_id, price_list_id, amount, valid_from, actor)
       VALUES (gen_random_uuid(), $1, $2, 1900, now() - interval '1 hour', '{"kind":"system","principal":"system:test","name":"test"}')`,
      [variantId, rows[0].id],
    );
    const other = await system.shop.sells();
    const cases: readonly (readonly [market: string, from: string | null, to: string])[] = [
      ["us", at("/"), "/us"],
      ["us", at("/c/kitchen?sort=name"), "/us/c/kitchen"],
      ["us", at("/search?q=red+cup&after=x"), "/us/search?q=red+cup"],
      ["us", at(`/p/${handle}`), `/us/p/${handle}`],
      ["us", at(`/p/${other.handle}`), "/us"],
      ["eu", at("/us/c/kitchen"), "/c/kitchen"],
      ["us", at("/cart"), "/cart"],
      ["us", "https://evil.example/p/x", "/us"],
      ["us", null, "/us"],
    ];
    for (const [market, from, to] of cases) {
      const answer = await choose(market, from);
      expect([from, answer.status, answer.headers.get("location")]).toEqual([from, 303, to]);
      expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith(`market=${market};`))).toBe(
        true,
      );
    }
  });

  it("moves the cart along, and is for markets that there are", async () => {
    const thing = await system.shop.sells();
    const shopper = system.visitor();
    await shopper.add(thing.itemId);
    await shopper.call("POST", "/api/v1/market", { market: "us" });
    expect((await shopper.cart()).body.currency).toBe("USD");
    expect(code(await shopper.call("POST", "/api/v1/market", { market: "moon" }))).toEqual([
      404,
      "not_found",
    ]);
    expect(code(await shopper.call("POST", "/api/v1/market", { market: "../x" }))).toEqual([
      422,
      "invalid_input",
    ]);
  });
});

describe("ordering again", () => {
  it("is for who has the order's link, and tells the cart's page what is left out", async () => {
    const shopper = system.visitor();
    const thing = await system.shop.sells({ stock: 1, title: "Alba <i>cup</i>" });
    await shopper.add(thing.itemId);
    const link = await orderLink(shopper);
    const again = await shopper.call("POST", `/api/v1/orders/${link}/reorder`, form({}), FORM);
    expect([again.status, again.headers.get("location")]).toEqual([303, "/cart"]);
    const page = (await shopper.call<{ text: string }>("GET", "/cart")).body.text;
    expect(page).toContain("Alba &lt;i&gt;cup&lt;/i&gt;");
    expect(page).toContain("is sold out at the moment");
    for (const made of ["x", "x".repeat(43), `${link.slice(0, -2)}AA`])
      expect(code(await shopper.call("POST", `/api/v1/orders/${made}/reorder`))).toEqual([
        404,
        "order_not_found",
      ]);
  });
});

/** The link of an order that waits for its payment: that is enough to order it again. */
async function orderLink(shopper: Visitor): Promise<string> {
  const placed = await shopper.complete(await shopper.toCheckout());
  return placed.body.order.permalink_url.split("/").at(-1)!;
}

describe("named products", () => {
  it("are answered in their order, without those that are not sold, and no more than twelve", async () => {
    const [one, two] = [await system.shop.sells(), await system.shop.sells()];
    const { refreshListings } = await import("@/lib/listing");
    await refreshListings(system.ctx, [one.productId, two.productId]);
    const wire = (id: string) => `prd_${id.replaceAll("-", "")}`;
    const read = (ids: string) =>
      system.visitor().call<{ products: { id: string }[] }>("GET", `/api/v1/products?ids=${ids}`);
    const found = await read([wire(two.productId), `prd_${"0".repeat(32)}`, wire(one.productId)].join(","));
    expect(found.body.products.map(({ id }) => id)).toEqual([wire(two.productId), wire(one.productId)]);
    for (const bad of ["", "x", `${wire(one.productId)},`, Array(13).fill(wire(one.productId)).join(",")])
      expect(code(await read(bad)), bad).toEqual([422, "invalid_input"]);
  });
});
