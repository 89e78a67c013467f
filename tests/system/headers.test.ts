import { type IncomingHttpHeaders, request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staffCookieName, startStaffSession } from "@/lib/auth";
import { editProduct } from "@/lib/catalog";
import { queueMessage } from "@/lib/messages";
import { transact } from "@/lib/platform/transact";
import { letterPolicy } from "@/lib/web/content-policy.mjs";
import { makeStaff, must, visit } from "../people";
import { type SystemShop, startSystem } from "./system";

/** What every answer says, whatever it is an answer to (OWASP Secure Headers; ASVS 5.0 3.4). */
let system: SystemShop;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const baseline = {
  "strict-transport-security": /^max-age=(31536000|[4-9]\d{7}|\d{9,}); includeSubDomains/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^(strict-origin-when-cross-origin|same-origin|no-referrer)$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "content-security-policy": /default-src 'none'.*base-uri 'none'.*object-src 'none'.*frame-ancestors 'none'/,
} as const;

async function ask(path: string, init: RequestInit = {}) {
  return fetch(`${system.urls[0]}${path}`, { redirect: "manual", ...init });
}

/** By node:http: fetch sends no TRACE, and says no-cache beside an ETag. */
function plain(method: string, path: string, headers: Record<string, string>) {
  return new Promise<{ status?: number; headers: IncomingHttpHeaders; rawHeaders: string[]; body: string }>(
    (done, fail) => {
      const sent = request(`${system.urls[0]}${path}`, { method, headers }, (answer) => {
        let body = "";
        answer.on("data", (chunk) => {
          body += chunk;
        });
        answer.on("end", () => {
          const { statusCode: status, headers, rawHeaders } = answer;
          done({ status, headers, rawHeaders, body });
        });
      });
      sent.on("error", fail).end();
    },
  );
}

async function expectBaseline(path: string, init: RequestInit = {}) {
  const answer = await ask(path, init);
  const said = `${init.method ?? "GET"} ${path} → ${answer.status}`;
  for (const [name, value] of Object.entries(baseline))
    expect(answer.headers.get(name), `${said}: ${name}`).toMatch(value);
  // One policy, not two that are both enforced and hide each other's mistakes.
  expect(answer.headers.get("content-security-policy")?.match(/default-src/g), said).toHaveLength(1);
  expect(answer.headers.get("x-powered-by"), said).toBeNull();
  return answer;
}

const everywhere = [
  "/",
  "/c/none",
  "/search?q=cup",
  "/cart",
  "/sign-in",
  "/account",
  "/admin",
  "/admin/sign-in",
  "/admin/none",
  "/checkout/none",
  "/order/none",
  "/none",
  "/none/at/all",
  "/favicon.svg",
  "/robots.txt",
  "/sitemap.xml",
  "/sitemaps/eu/pages.xml",
  "/no-script.css",
  "/_next/static/none.js",
  "/media/aa/none",
  "/media/aa/none?w=338",
  "/api/health",
  "/api/none",
  "/api/v1/products",
  "/api/v1/none",
  "/api/v1/cart",
  "/api/v1/live",
  "/api/auth/customer/csrf",
  "/api/auth/staff/none",
  "/default/c/none",
];

describe("the header baseline", () => {
  it.each(everywhere)("GET %s", async (path) => {
    await expectBaseline(path);
  });

  it("also a page from the cache, asked again by its ETag, and by HEAD", async () => {
    const first = await expectBaseline("/");
    expect(first.status).toBe(200);
    const again = await expectBaseline("/");
    const etag = again.headers.get("etag");
    expect(etag).not.toBeNull();
    const same = await plain("GET", "/", { "if-none-match": etag! });
    expect(same.status).toBe(304);
    expect(same.headers["content-security-policy"]).toBe(again.headers.get("content-security-policy"));
    await expectBaseline("/", { method: "HEAD" });
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("a %s that nobody answers", async (method) => {
    for (const path of ["/", "/cart", "/api/v1/cart/lines", "/admin", "/admin/session", "/media/aa/x"])
      await expectBaseline(path, { method });
  });

  it("TRACE is not answered", async () => {
    const answer = await plain("TRACE", "/", { "x-secret": "echo" });
    expect([answer.status, answer.body.includes("echo")]).toEqual([405, false]);
  });
});

it.each(["/robots.txt", "/sitemap.xml", "/sitemaps/eu/pages.xml", "/share/eu/none.jpg", "/media/aa/none"])(
  "%s is no page: nothing may run there",
  async (path) => {
    const policy = (await ask(path)).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|style-src|unsafe/);
  },
);

describe("what a client sends", () => {
  it("does not choose the nonce, nor gets one into a page that others are sent", async () => {
    const mine = "script-src 'nonce-mine'";
    for (const path of ["/cart", "/", "/none"]) {
      for (const name of ["content-security-policy", "content-security-policy-report-only"]) {
        const answer = await ask(path, { headers: { [name]: mine } });
        expect(await answer.text(), path).not.toContain("mine");
        expect(answer.headers.get("content-security-policy"), path).not.toContain("mine");
      }
    }
  });
});

describe("a letter at the desk", () => {
  it("is kept by nobody and may do nothing, whoever opens its door, and is framed by the desk alone", async () => {
    const words = { subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
    const about = { eventId: null, template: "order-placed", recipient: "ada@example.com", locale: "en" };
    const id = await transact(system.ctx, (tx) => queueMessage(tx, { ...about, ...words, customerId: null }));
    const { id: staffId } = await makeStaff(system.ctx, "letters@example.com", "support");
    const { secret } = await transact(system.ctx, (tx) => startStaffSession(tx, staffId, visit()));
    const staff = { cookie: `${staffCookieName()}=${secret}` };
    const path = `/admin/messages/${id}/letter`;
    for (const [headers, status] of [
      [staff, 200],
      [{}, 401],
    ] as const) {
      const answer = await plain("GET", path, headers);
      expect(answer.status).toBe(status);
      expect(answer.headers).toMatchObject({
        "cache-control": "no-store",
        "content-security-policy": letterPolicy,
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
      });
      expect(answer.body.includes("<p>Hello</p>")).toBe(status === 200);
    }
    const page = await plain("GET", `/admin/messages/${id}`, staff);
    expect(page.headers["content-security-policy"]).toMatch(/frame-ancestors 'none'.*frame-src 'self'/);
    expect(page.body).toContain(`src="${path}"`);
    const shop = await ask("/cart");
    expect(shop.headers.get("content-security-policy")).toContain("frame-src 'none'");
  });
});

describe("no-store", () => {
  it.each([
    "/cart",
    "/account",
    "/account/orders",
    "/sign-in",
    "/checkout/none",
    "/order/none",
    "/admin",
    "/admin/orders",
    "/admin/sign-in",
    "/api/v1/cart",
    "/api/v1/live",
    "/api/v1/account/none",
    "/api/auth/customer/session",
    "/api/auth/staff/session",
  ])("%s reads cookies, and nobody may keep its answer", async (path) => {
    const shopper = system.visitor();
    const answer = await shopper.call("GET", path);
    expect(answer.headers.get("cache-control"), `${answer.status}`).toMatch(/no-store/);
  });

  it("a cached page neither reads nor sets a cookie", async () => {
    const shopper = system.visitor();
    await shopper.add((await system.shop.sells({ stock: 5 })).itemId);
    const answer = await shopper.call("GET", "/");
    expect(answer.headers.get("cache-control")).not.toMatch(/no-store/);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

it("an old address leads on by one header of each kind, the first time it is asked for too", async () => {
  const thing = await system.shop.sells({ title: "Moved away" });
  await transact(system.ctx, async (tx) => {
    const target = { productId: thing.productId, expectedVersion: null };
    must(await editProduct(tx, target, { handle: "moved-away" }));
  });
  for (const time of ["first", "second"]) {
    const { status, rawHeaders } = await plain("GET", `/p/${thing.handle}`, {});
    const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    expect([time, status, twice]).toEqual([time, 308, []]);
    expect(rawHeaders[rawHeaders.findIndex((name) => name.toLowerCase() === "location") + 1]).toBe(
      "/p/moved-away",
    );
  }
});
