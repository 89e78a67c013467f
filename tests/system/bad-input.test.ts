import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allPriceLists, editProduct } from "@/lib/catalog";
import { transact } from "@/lib/platform/transact";
import { isProblemCode } from "@/lib/web/problems";
import { buyer } from "../factories";
import { orderIdOf } from "../road";
import { type SystemShop, startSystem } from "./system";
import { sessionOf, visitor } from "./visitor";

/** Every door of the API with what it must not believe. Each has its stated answer; none a 500. */
let system: SystemShop;
let thing: Awaited<ReturnType<SystemShop["shop"]["sells"]>>;
beforeAll(async () => {
  system = await startSystem();
  thing = await system.shop.sells({ stock: 50, sku: "CUP-1" });
});
afterAll(() => system.stop());

interface Problem {
  readonly code: string;
  readonly status: number;
  readonly errors?: readonly { path: string; message: string }[];
}

/** Asserts a problem answer (RFC 9457) with our code, and nothing of our insides in it. */
function expectProblem(
  answer: { status: number; body: unknown; headers: Headers },
  codes: string | readonly string[],
  note = "",
) {
  const body = answer.body as Problem;
  expect([codes].flat(), `${note} ${JSON.stringify(body)}`).toContain(body.code);
  expect(isProblemCode(body.code)).toBe(true);
  expect(answer.status, note).toBe(body.status);
  expect(answer.status, note).toBeLessThan(500);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(JSON.stringify(body)).not.toMatch(
    /\bat .*\.(ts|js):\d|node_modules|SELECT|INSERT|drizzle|postgres/i,
  );
}

/** JSON as text, so that what JSON.stringify would tidy up (1e309, duplicate keys) arrives as written. */
const raw = (text: string) => text;

describe("quantities", () => {
  const bad = [
    "-1",
    "0",
    "1.5",
    "1e309",
    "-1e309",
    "NaN",
    "9007199254740992",
    '"２"',
    '"1e3"',
    '" 1"',
    '"0x10"',
    '"-1"',
    "[]",
    "[1]",
    "{}",
    "null",
    "true",
    '""',
    "1000",
    "99999999999999999999",
  ];
  for (const quantity of bad) {
    it(`${quantity} adds nothing`, async () => {
      const shopper = system.visitor();
      const body = raw(`{"lines":[{"item_id":"${thing.itemId}","quantity":${quantity}}]}`);
      expectProblem(await shopper.call("POST", "/api/v1/cart/lines", body), ["invalid_input", "bad_request"]);
      expect((await shopper.cart()).body.count).toBe(0);
    });
  }

  it("the same as a line's new quantity change nothing", async () => {
    const shopper = system.visitor();
    const added = await shopper.add(thing.itemId, 2);
    const line = added.body.lines[0]!.id;
    for (const quantity of bad.filter((text) => text !== "0")) {
      const answer = await shopper.call(
        "PATCH",
        `/api/v1/cart/lines/${line}`,
        raw(`{"quantity":${quantity}}`),
      );
      expectProblem(answer, ["invalid_input", "bad_request"], quantity);
    }
    expect((await shopper.cart()).body.count).toBe(2);
  });

  it("as a form field: plain digits only", async () => {
    for (const [text, fits] of [
      ["2", true],
      ["２", false],
      ["1e1", false],
      ["-1", false],
      ["2;3", false],
    ] as const) {
      const shopper = system.visitor();
      const form = new URLSearchParams({ item_id: thing.itemId, quantity: text }).toString();
      const answer = await shopper.call("POST", "/api/v1/cart/lines", form, {
        "content-type": "application/x-www-form-urlencoded",
      });
      expect(answer.status).toBe(303);
      expect((await shopper.cart()).body.count, text).toBe(fits ? 2 : 0);
    }
  });
});

describe("money sent by the client", () => {
  it("is not believed, wherever it is put", async () => {
    const shopper = system.visitor();
    const line = {
      item_id: thing.itemId,
      quantity: 1,
      unit_amount: 1,
      price: 1,
      amount: 1,
      total: 1,
      discount: -9_999,
    };
    const added = await shopper.call<{ total: number }>("POST", "/api/v1/cart/lines", {
      lines: [line],
      total: 1,
      currency: "JPY",
    });
    expect(added.body).toMatchObject({ total: 2_400, currency: "EUR" });
    const opened = await shopper.open();
    const patched = await shopper.patch(opened.body.id, {
      ...buyer,
      total: 1,
      totals: [],
      applied: [{ amount: 2_000 }],
      phase: "completed",
      order_id: "x",
    });
    expect(patched.body).toMatchObject({ total: 2_890, phase: "open" });
    const completed = await shopper.call<{ redirect_url: string }>(
      "POST",
      `/api/v1/checkouts/${opened.body.id}/complete`,
      {
        fingerprint: patched.body.fingerprint,
        total: 1,
        amount: 1,
      },
    );
    const session = /cs_[A-Za-z0-9_]+/.exec(completed.body.redirect_url)![0];
    expect((await system.stripe.checkout.sessions.retrieve(session)).amount_total).toBe(2_890);
  });

  it("is said in the currency of what was ordered, also when the cart has moved to another market", async () => {
    const shopper = system.visitor();
    const lists = await allPriceLists(system.ctx);
    const usd = lists.find((list) => list.currency === "USD")!;
    const sold = await system.shop.sells({ amount: 2_000 });
    await transact(system.ctx, async (tx) =>
      editProduct(
        tx,
        { productId: sold.productId, expectedVersion: null },
        { variants: [{ id: sold.variantId, prices: [{ priceListId: usd.id, amount: 3_000 }] }] },
      ),
    );
    await shopper.add(sold.itemId);
    const { id } = await shopper.toCheckout();
    await shopper.call("POST", "/api/v1/cart/lines", { lines: [{ item_id: sold.itemId }], market: "us" });
    const moved = await shopper.read(id);
    expect(moved.body).toMatchObject({ currency: "USD", status: "incomplete" });
    expectProblem(await shopper.complete(moved.body), "incomplete");
    const us = { address_country: "US", address_region: "NY", postal_code: "10001" };
    const there = await shopper.patch(id, { destination: { ...buyer.destination, ...us } });
    const placed = await shopper.complete(there.body);
    const session = await system.stripe.checkout.sessions.retrieve(sessionOf(placed.body));
    const frozen = await shopper.read(id);
    expect(frozen.body).toMatchObject({ phase: "completing", currency: "USD", total: there.body.total });
    expect(session).toMatchObject({ currency: "usd", amount_total: there.body.total });
  });

  it("a made-up fingerprint completes nothing", async () => {
    const shopper = system.visitor();
    await shopper.add(thing.itemId);
    const checkout = await shopper.toCheckout();
    expectProblem(await shopper.complete({ id: checkout.id, fingerprint: "made-up" }), "price_changed");
  });
});

describe("what is somebody else's", () => {
  it("cannot be reached by guessing: carts, checkouts, orders", async () => {
    const owner = system.visitor();
    await owner.add(thing.itemId);
    const checkout = await owner.toCheckout();
    const other = system.visitor();
    const line = (await owner.cart()).body.lines[0]!.id;
    expectProblem(await other.call("PATCH", `/api/v1/cart/lines/${line}`, { quantity: 0 }), "line_not_found");
    await other.add(thing.itemId);
    expectProblem(await other.call("DELETE", `/api/v1/cart/lines/${line}`), "line_not_found");
    const forged = `${checkout.id.slice(0, 22)}${"A".repeat(21)}`;
    for (const id of [forged, "x", "chk_1", "a".repeat(60), checkout.id.toLowerCase()]) {
      expectProblem(await other.read(id), ["not_found", "invalid_input"], id);
      expectProblem(
        await other.patch(id, { email: "thief@example.com" }),
        ["not_found", "invalid_input"],
        id,
      );
      expectProblem(
        await other.call("GET", `/api/v1/orders/${id}`),
        ["order_not_found", "invalid_input"],
        id,
      );
    }
    expect((await owner.cart()).body.count).toBe(1);
  });

  it("nor can an order be opened by a checkout's address, or by the bytes of another's", async () => {
    const shopper = system.visitor();
    await shopper.add(thing.itemId);
    const checkout = await shopper.toCheckout();
    const placed = await shopper.complete(checkout);
    const link = placed.body.order.permalink_url.split("/").at(-1)!;
    const mixed = `${link.slice(0, 21)}${checkout.id.slice(21)}`;
    for (const id of [checkout.id, mixed, `${link}A`, link.slice(0, 42), placed.body.order.id])
      expectProblem(await shopper.call("GET", `/api/v1/orders/${id}`), "order_not_found", id);
    expectProblem(await shopper.read(link), "not_found");
  });

  it("a payment that was made for one order pays no other, whatever the return page is told", async () => {
    const place = async () => {
      const shopper = system.visitor();
      await shopper.add(thing.itemId);
      return (await shopper.complete(await shopper.toCheckout())).body;
    };
    const [mine, theirs] = [await place(), await place()];
    await system.control.addFault({ events: "*", effect: "drop", count: "unlimited" });
    await system.control.pay(sessionOf(theirs));
    const page = new URL(mine.order.permalink_url).pathname;
    const asked = [
      sessionOf(theirs),
      "cs_test_madeup0000000000",
      "x",
      `${sessionOf(theirs)}&session=x`,
      "%00",
    ];
    for (const session of asked) {
      const answer = await system.visitor().call<{ text: string }>("GET", `${page}?session=${session}`);
      expect([session, answer.status]).toEqual([session, 200]);
    }
    const { rows } = await system.database.pool.query("SELECT state FROM orders WHERE id = $1", [
      orderIdOf(mine),
    ]);
    expect(rows[0].state).toBe("awaiting_payment");
    await system.control.clearFaults();
  });

  it("a cart cookie of a wrong shape or another cart's hash is no cart", async () => {
    for (const cookie of ["", "x", "A".repeat(22), "A".repeat(10_000), "'; DROP TABLE carts;--"]) {
      const thief = system.visitor();
      thief.jar.set("cart", cookie);
      expect((await thief.cart()).body.id).toBeNull();
    }
  });
});

describe("bodies", () => {
  const doors: readonly [method: string, path: string][] = [
    ["POST", "/api/v1/cart/lines"],
    ["PATCH", "/api/v1/cart/lines/li_00000000000000000000000000000000"],
    ["PUT", "/api/v1/cart/codes"],
    ["POST", "/api/v1/checkouts"],
    ["PATCH", "/api/v1/checkouts/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
    ["POST", "/api/v1/checkouts/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/complete"],
  ];
  const bodies: readonly [name: string, text: string, type?: string][] = [
    ["not JSON", "{"],
    ["a list", "[]"],
    ["a number", "7"],
    ["null", "null"],
    ["a prototype", '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'],
    ["deeply nested", `${"[".repeat(5_000)}${"]".repeat(5_000)}`],
    ["another type", "<a/>", "text/xml"],
    ["a form of nonsense", "a.b.c.d.e=1&__proto__.x=1&=&&&", "application/x-www-form-urlencoded"],
    ["a NUL", '{"codes":["\\u0000"],"lines":[{"item_id":"\\u0000"}],"email":"\\u0000"}'],
    [
      "lone surrogates",
      '{"codes":["\\ud800"],"lines":[{"item_id":"\\ud800"}],"quantity":1,"fingerprint":"\\ud800"}',
    ],
  ];
  for (const [name, text, type = "application/json"] of bodies) {
    it(`${name}: a stated answer at every door`, async () => {
      for (const [method, path] of doors) {
        const answer = await system.visitor().call(method, path, raw(text), { "content-type": type });
        expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body).slice(0, 200)}`).toBeLessThan(
          500,
        );
        if (answer.status >= 400)
          expect(isProblemCode(String(answer.body.code)), `${method} ${path}`).toBe(true);
      }
    });
  }

  it("half characters and NULs are refused wherever they stand, also under a key", async () => {
    const shopper = system.visitor();
    await shopper.add(thing.itemId);
    const at = `/api/v1/checkouts/${(await shopper.open()).body.id}`;
    for (const bad of ["\\ud800", "\\udc00x", "a\\u0000"]) {
      for (const body of [
        `{"destination":{"address_country":"DE","first_name":"${bad}"}}`,
        `{"first_name":"${bad}"}`,
        `{"note":"${bad}"}`,
        `{"codes":["${bad}"]}`,
        `{"${bad}":1}`,
      ]) {
        expectProblem(await shopper.call("PATCH", at, raw(body)), "invalid_input", body);
        const keyed = await shopper.call("PATCH", at, raw(body), { "idempotency-key": `k-${body.length}` });
        expectProblem(keyed, "invalid_input", body);
      }
    }
  });

  it("a form sent to a made-up address is sent back on this shop, whatever the address holds", async () => {
    const form = { "content-type": "application/x-www-form-urlencoded" };
    for (const word of [
      "%E2%82%AC",
      "a%0d%0ab",
      "%2F%2Fevil.example",
      "%5Cevil.example",
      "%F0%9F%92%A5",
      "x%00",
    ]) {
      for (const verb of ["", "/complete", "/reopen", "/cancel"]) {
        const path = `/api/v1/checkouts/${word}${verb}`;
        const answer = await system.visitor().call("POST", path, "email=x", form);
        const note = `${path} ${JSON.stringify(answer.body)}`;
        expect([303, 422], note).toContain(answer.status);
        const location = answer.headers.get("location") ?? "/";
        expect(new URL(location, system.env.SHOP_URL).host, note).toBe(new URL(system.env.SHOP_URL!).host);
        expect(location, note).toMatch(/^[\x21-\x7e]+$/);
      }
    }
  });

  it("too large is refused before it is parsed, also when its length is not declared", async () => {
    const shopper = system.visitor();
    expectProblem(await shopper.call("POST", "/api/v1/cart/lines", "x".repeat(70_000)), "too_large");
    const chunk = new TextEncoder().encode("x".repeat(16_384));
    let left = 64;
    const stream = new ReadableStream({
      pull(controller) {
        if (left === 0) return controller.close();
        left -= 1;
        controller.enqueue(chunk);
      },
    });
    const answer = await fetch(`${system.urls[0]}/api/v1/cart/lines`, {
      method: "POST",
      body: stream,
      duplex: "half",
      headers: { "content-type": "application/json" },
    } as RequestInit).catch(() => null);
    if (answer) expect(answer.status).toBe(413);
  });
});

describe("text", () => {
  it("of people is kept as text: script, direction marks, a thousand characters", async () => {
    const shopper = system.visitor();
    await shopper.add(thing.itemId);
    const opened = await shopper.open();
    const script = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
    const patched = await shopper.patch(opened.body.id, {
      ...buyer,
      first_name: script,
      note: `\u202e${script}`,
      last_name: "Caldeira\nBcc: thief@example.com",
      destination: { ...buyer.destination, first_name: "Ines\u200b\u2067\u0007", company: script },
    });
    expect(patched.status, JSON.stringify(patched.body)).toBe(200);
    expect(patched.body.first_name).toBe(script);
    expect(patched.body.last_name).toBe("Caldeira Bcc: thief@example.com");
    expect(patched.body.destination?.first_name).toBe("Ines");
    expect(patched.body.note).not.toContain("\u202e");
    expect(patched.headers.get("content-type")).toMatch(/^application\/json/);
    expect(patched.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("that is too long, or no address, is named field by field and changes nothing", async () => {
    const shopper = system.visitor();
    await shopper.add(thing.itemId);
    const opened = await shopper.open();
    const bad = {
      email: "not an address",
      note: "x".repeat(1_001),
      destination: { ...buyer.destination, address_country: "Germany", first_name: "x".repeat(81) },
    };
    const answer = await shopper.patch(opened.body.id, bad);
    expectProblem(answer, "invalid_input");
    const paths = (answer.body as unknown as Problem).errors!.map((error) => error.path);
    expect(paths).toEqual(
      expect.arrayContaining(["email", "note", "destination.address_country", "destination.first_name"]),
    );
    expect((await shopper.read(opened.body.id)).body.email).toBeNull();
  });

  it("as a code is looked up and nothing else", async () => {
    const shopper = system.visitor();
    await shopper.add(thing.itemId);
    for (const code of ["' OR 1=1 --", "%", "_", "<b>", "💥", "A".repeat(40)]) {
      const answer = await shopper.codes(code);
      expect(answer.status).toBe(200);
      expect(answer.body.applied).toEqual([]);
      expect(answer.body.messages[0]).toMatchObject({ code: "discount_code_invalid" });
    }
    expectProblem(await shopper.codes("A".repeat(41)), "invalid_input");
    expectProblem(await shopper.codes("a", "b", "c", "d", "e", "f"), "invalid_input");
  });
});

describe("the way in", () => {
  it("another site's page cannot act with a shopper's cookies", async () => {
    const shopper = system.visitor();
    await shopper.add(thing.itemId);
    for (const headers of [
      { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
      { "sec-fetch-site": "same-site", origin: "https://evil.shop.example" },
      { "sec-fetch-site": "", origin: "https://evil.example" },
      { "sec-fetch-site": "", origin: "null" },
    ]) {
      const answer = await shopper.call(
        "POST",
        "/api/v1/cart/lines",
        { lines: [{ item_id: thing.itemId }] },
        headers,
      );
      expectProblem(answer, "cross_site", JSON.stringify(headers));
    }
    expect((await shopper.cart()).body.count).toBe(1);
  });

  it("an Idempotency-Key is bounded, bound to its body, and replays byte for byte", async () => {
    const shopper = system.visitor();
    const add = (quantity: number, key: string) =>
      shopper.call(
        "POST",
        "/api/v1/cart/lines",
        { lines: [{ item_id: thing.itemId, quantity }] },
        { "idempotency-key": key },
      );
    expectProblem(await add(1, "x".repeat(256)), "idempotency_key_invalid");
    expectProblem(await add(1, "with space"), "idempotency_key_invalid");
    await shopper.add(thing.itemId);
    const first = await add(1, "key-1");
    const again = await add(1, "key-1");
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body));
    expectProblem(await add(2, "key-1"), "idempotency_mismatch");
    expect((await shopper.cart()).body.count).toBe(2);
    const other = visitor(system.urls[0]!, system.env.SHOP_URL!);
    await other.add(thing.itemId);
    const theirs = await other.call(
      "POST",
      "/api/v1/cart/lines",
      { lines: [{ item_id: thing.itemId, quantity: 1 }] },
      { "idempotency-key": "key-1" },
    );
    expect(theirs.headers.get("idempotent-replayed")).toBeNull();
  });

  it("a first cart's secret is handed out again to who asks again: no stored answer can", async () => {
    const add = () =>
      system
        .visitor()
        .call(
          "POST",
          "/api/v1/cart/lines",
          { lines: [{ item_id: thing.itemId }] },
          { "idempotency-key": "first" },
        );
    for (const answer of [await add(), await add()]) {
      const token = answer.headers.get("cart-token");
      expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
      const bearer = { authorization: `Bearer ${token}` };
      const cart = await system.visitor().call<{ count: number }>("GET", "/api/v1/cart", undefined, bearer);
      expect(cart.body.count).toBe(1);
    }
  });

  it("methods that are not there are refused, made-up addresses are 404", async () => {
    expect((await system.visitor().call("DELETE", "/api/v1/cart")).status).toBe(405);
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"])
      expectProblem(await system.visitor().call(method, "/api/v1/nothing"), "not_found", method);
    expect((await system.visitor().call("GET", "/api/webhooks/stripe")).status).toBe(405);
  });

  it("items that are not there, or not one of ours, are named", async () => {
    for (const item of ["var_00000000000000000000000000000000", "NO-SUCH-SKU", "var_x", "'", "%00"])
      expectProblem(await system.visitor().add(item), "item_not_found", item);
    expect((await system.visitor().add("CUP-1")).status).toBe(200);
  });
});

describe("what Stripe signs, but is not ours", () => {
  it("is stored with its outcome, answered with 200, and never tried again", async () => {
    const secret = system.env.STRIPE_WEBHOOK_SECRET!;
    const send = async (type: string, object: unknown, at: number) => {
      const body = JSON.stringify({
        id: `evt_foreign_${at}`,
        object: "event",
        type,
        created: Math.floor(Date.now() / 1000),
        livemode: false,
        data: { object },
      });
      const now = Math.floor(Date.now() / 1000);
      const mac = createHmac("sha256", secret).update(`${now}.${body}`).digest("hex");
      const answer = await fetch(`${system.urls[0]}/api/webhooks/stripe`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json", "stripe-signature": `t=${now},v1=${mac}` },
      });
      return answer.status;
    };
    const session = {
      id: "cs_test_foreign",
      status: "complete",
      payment_status: "paid",
      currency: "eur",
      amount_total: 100,
    };
    const foreign: [type: string, object: unknown][] = [
      ["checkout.session.completed", { ...session, metadata: {}, client_reference_id: null }],
      [
        "checkout.session.completed",
        { ...session, metadata: null, client_reference_id: "cart-17 of another app" },
      ],
      ["checkout.session.completed", { ...session, metadata: { payment: "'; DROP TABLE orders--" } }],
      [
        "checkout.session.completed",
        { ...session, metadata: { payment: "00000000-0000-7000-8000-000000000000" } },
      ],
      ["checkout.session.expired", { ...session, status: "expired", client_reference_id: "x" }],
      [
        "refund.created",
        {
          id: "re_foreign",
          status: "succeeded",
          amount: 5,
          currency: "eur",
          payment_intent: "pi_foreign",
          charge: "ch_foreign",
          metadata: { refund: "x" },
        },
      ],
      [
        "charge.dispute.created",
        {
          id: "dp_foreign",
          status: "needs_response",
          amount: 5,
          currency: "eur",
          payment_intent: "pi_foreign",
          charge: "ch_foreign",
          reason: "fraudulent",
        },
      ],
      ["customer.created", { id: "cus_foreign" }],
    ];
    for (const [at, [type, object]] of foreign.entries())
      expect([at, await send(type, object, at)]).toEqual([at, 200]);
    const { rows } = await system.database.pool.query(
      "SELECT e.id FROM stripe_events e LEFT JOIN stripe_event_outcomes o ON o.event_id = e.id WHERE e.id LIKE 'evt_foreign%' AND o.event_id IS NULL",
    );
    expect(rows).toEqual([]);
  });
});
