import { Agent } from "node:http";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { staffCookieName } from "@/lib/auth";
import { PASSWORD } from "../people";
import { type BuiltDoor, builtDoors, filled } from "./doors/build";
import { raw, spoken, statuses } from "./doors/raw";
import { as, type Role } from "./doors/roles";
import { makeWorld, secrets, type World } from "./doors/world";
import { brokenIdentities, type SystemShop, startSystem, type WebProcess } from "./system";
import { withinAMinute } from "./within-a-window";

/** Somebody who wants in: by addresses, headers, methods, cookies and caches, at the server as it is deployed. */
let system: SystemShop;
let world: World;
let doors: readonly BuiltDoor[];
let url: string;
beforeAll(async () => {
  system = await startSystem();
  world = await makeWorld(system);
  url = system.urls[0]!;
  doors = await builtDoors(inject("distDir"), url);
});
afterAll(async () => {
  expect((await raw(url, "/api/health")).status).toBe(200);
  expect(await brokenIdentities(system.ctx)).toEqual([]);
  await system.stop();
});

const garbage = [
  "%00",
  "%ff",
  "%E2%82%AC",
  "%F0%9F%92%A5",
  "..%2f..%2f..%2fetc%2fpasswd",
  "%2e%2e",
  "__proto__",
  "constructor",
  "%27%3B%20DROP%20TABLE%20orders--",
  "%0d%0aset-cookie:%20x=1",
  "%24%7B7*7%7D%3Cscript%3E",
  "00000000-0000-0000-0000-000000000000",
  "-1",
  "a".repeat(3_000),
];

const worst = ["%00", "%ff", "__proto__", "%27%3B%20DROP%20TABLE%20orders--", "-1", "a".repeat(3_000)];

/** Every query name that a page or a door reads, and some that only Next or nobody does. */
const queryNames =
  "q page sort after limit market category product scope state payment fulfilment from to query cursor status standing moved next code done session returned nxtPorder __nextDataReq _rsc [] a.b constructor __proto__".split(
    " ",
  );

/** Whoever reads more of an address than a stranger: a customer what is theirs, an owner the desk. */
const readsMore = {
  anonymous: () => true,
  customer: ({ address }: BuiltDoor) => !address.startsWith("/admin"),
  owner: ({ address }: BuiltDoor) => address.startsWith("/admin"),
};

describe("what is written into an address", () => {
  it("is answered, never with a failure: every parameter of every door, for a stranger, a customer and the owner", async () => {
    const failed: string[] = [];
    for (const role of ["anonymous", "customer", "owner"] as const) {
      const visitor = await as(system, world, role);
      const cookie = [...visitor.jar].map((pair) => pair.join("=")).join("; ");
      for (const door of doors.filter((one) => one.kind !== "action" && one.address.includes("["))) {
        if (!readsMore[role](door)) continue;
        for (const word of garbage) {
          const names = [...door.address.matchAll(/\[(?:\.\.\.)?([^\]]+)\]/g)].map(([, name = ""]) => [
            name,
            word,
          ]);
          const path = filled(door.address, Object.fromEntries(names));
          const headers = { cookie, origin: system.env.SHOP_URL!, "content-type": "application/json" };
          const body = door.method === "GET" ? undefined : "{}";
          const { status } = await raw(url, path, { method: door.method, headers, body });
          if (status >= 500) failed.push(`${door.method} ${path} as ${role}: ${status}`);
        }
      }
    }
    expect(failed).toEqual([]);
  }, 600_000);

  it("nor is any query, given once, twice or as a list", async () => {
    const failed: string[] = [];
    for (const role of ["anonymous", "customer", "owner"] as const) {
      const visitor = await as(system, world, role);
      const cookie = [...visitor.jar].map((pair) => pair.join("=")).join("; ");
      const params = { market: "us", path: "doors", handle: world.thing.handle, coupon: world.couponId };
      const order = await world.sampleOrder();
      const ids = { ...params, product: world.thing.productId, order: order.id, token: order.link };
      for (const door of doors.filter((one) => one.method === "GET" && readsMore[role](one))) {
        for (const word of worst) {
          const query = queryNames.map((name) => `${name}=${word}&${name}=b`).join("&");
          const path = `${filled(door.address, ids)}?${word.length > 100 ? `q=${word}&after=${word}` : query}`;
          const { status } = await raw(url, path, { headers: { cookie } });
          if (status >= 500) failed.push(`${path.slice(0, 200)} as ${role}: ${status}`);
        }
      }
    }
    expect(failed).toEqual([]);
  }, 600_000);

  it("opens no file: not through pictures, not through the build, not by a dot", async () => {
    const paths = [
      "/media/..%2f..%2fpackage.json",
      "/media/%2e%2e/%2e%2e/package.json",
      "/media/ab/..%2f..%2f..%2fetc%2fpasswd",
      "/media/ab/abcdefgh12.svg",
      "/media/ab/abcdefgh12.webp%00.png",
      "/media/AB/ABCDEFGH12.WEBP",
      "/_next/static/../server/app-paths-manifest.json",
      "/_next/static/..%2fserver%2fapp-paths-manifest.json",
      "/_next/static/%2e%2e/%2e%2e/package.json",
      "/_next/image?url=%2Fmedia%2Fab%2Fabcdefgh12.webp&w=640&q=75",
      "/_next/image?url=http%3A%2F%2F127.0.0.1%3A5432&w=640&q=75",
      "/.next/BUILD_ID",
      "/.env",
      "/.git/HEAD",
      "/server.mjs",
      "/package.json",
      "/_global-error",
    ];
    for (const path of paths) expect([path, (await raw(url, path)).status]).toEqual([path, 404]);
  });

  it("that cannot be read is a bad request", async () => {
    for (const path of ["/%", "/%ff", "/p/%E0%A4%A", "/api/v1/orders/%ff", "/_next/static/%ff"]) {
      const answer = await raw(url, path);
      expect([path, answer.status, JSON.parse(answer.body).code]).toEqual([path, 400, "bad_request"]);
      expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    }
  });
});

describe("bytes on the wire", () => {
  const head = "Host: shop.example\r\n";

  it("that are no HTTP, or two kinds of it at once, are refused, and nothing rides behind them", async () => {
    const hidden = "GET /api/v1/cart HTTP/1.1\r\nHost: a\r\n\r\n";
    const both = `POST /api/v1/cart/lines HTTP/1.1\r\n${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`;
    const twice = `POST /api/v1/cart/lines HTTP/1.1\r\n${head}Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`;
    const folded = `GET / HTTP/1.1\r\n${head}X: a\r\n Transfer-Encoding: chunked\r\n\r\n`;
    const spaced = `POST / HTTP/1.1\r\n${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`;
    for (const bytes of [both, twice, folded, spaced, "hello\r\n\r\n", `GET / HTTP/9.9\r\n${head}\r\n`])
      expect([bytes, statuses(await spoken(url, bytes)).filter((status) => status !== 400)]).toEqual([
        bytes,
        [],
      ]);
  });

  it("ask for another server, for everything, or by another method: refused", async () => {
    const ask = async (line: string) =>
      statuses(await spoken(url, `${line} HTTP/1.1\r\n${head}Connection: close\r\n\r\n`));
    expect(await ask("GET http://evil.example/")).toEqual([400]);
    expect(await ask("OPTIONS *")).toEqual([400]);
    for (const method of ["TRACE", "PROPFIND", "MKCOL", "LOCK"])
      expect(await ask(`${method} /`)).toEqual([405]);
    expect((await ask("CONNECT evil.example:443")).filter((status) => status < 400)).toEqual([]);
  });

  it("too long a header is refused, and a heap of cookies is no cart", async () => {
    const long = await spoken(url, `GET / HTTP/1.1\r\n${head}X-Long: ${"x".repeat(20_000)}\r\n\r\n`);
    expect(statuses(long)).toEqual([431]);
    const cookie = Array.from({ length: 600 }, (_, at) => `c${at}=x`).join("; ");
    expect((await raw(url, "/api/v1/cart", { headers: { cookie } })).status).toBe(200);
  });

  it("a body of megabytes is refused by every door that takes one, and not waited for by the others", async () => {
    const body = "x".repeat(3_000_000);
    for (const door of doors.filter((one) => one.kind === "route" && one.method !== "GET")) {
      const headers = { "content-type": "application/json", origin: system.env.SHOP_URL! };
      const path = filled(door.address);
      const answer = await raw(url, path, { method: door.method, headers, body }).catch(() => null);
      // The server may hang up while we are still sending.
      if (answer)
        expect([door.key, answer.status]).toEqual([door.key, expect.toSatisfy((status) => status < 500)]);
      const paths = ["/api/v1/cart/lines", "/api/webhooks/stripe", "/admin/session"];
      if (answer && paths.includes(door.address)) expect([door.key, answer.status]).toEqual([door.key, 413]);
    }
  });
});

describe("a connection that is used again", () => {
  it("answers what comes after a body that was refused, whoever sent it and however", async () => {
    const body = "x".repeat(3_000_000);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const path of [
      "/api/v1/cart/lines",
      "/api/webhooks/stripe",
      "/api/auth/customer/x",
      "/admin/session",
    ]) {
      const headers = { "content-type": "application/json", origin: system.env.SHOP_URL! };
      expect((await raw(url, path, { method: "POST", headers, body, agent })).status).toBe(413);
      expect([path, (await raw(url, "/api/health", { agent })).status]).toEqual([path, 200]);
      const chunked = { ...headers, "transfer-encoding": "chunked" };
      await raw(url, path, { method: "POST", headers: chunked, body, agent }).catch(() => null);
      expect([path, (await raw(url, "/api/health", { agent })).status]).toEqual([path, 200]);
    }
    agent.destroy();
  });
});

describe("headers that lie", () => {
  const lies = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "gopher",
    "x-forwarded-port": "666",
    "x-original-url": "/admin",
    "x-rewrite-url": "/admin",
    forwarded: "host=evil.example;proto=gopher",
    "x-real-ip": "9.9.9.9",
    referer: "https://evil.example/",
  };

  it("about the host change no address that is written, cached or not", async () => {
    const { link } = await world.sampleOrder();
    const pages = [
      "/",
      "/us",
      `/p/${world.thing.handle}`,
      "/search?q=hinge",
      "/cart",
      "/sign-in",
      `/order/${link}`,
    ];
    for (const path of [
      ...pages,
      "/api/v1/openapi.json",
      `/api/v1/orders/${link}`,
      "/admin",
      "/account",
      "/default/x",
    ]) {
      const told = await raw(url, path, { headers: lies });
      expect([path, `${told.body} ${JSON.stringify(told.headers)}`.includes("evil.example")]).toEqual([
        path,
        false,
      ]);
      expect([path, (await raw(url, path)).body.includes("evil.example")]).toEqual([path, false]);
    }
  });

  it("about what Next has done already open nothing", async () => {
    const inner: readonly Record<string, string>[] = [
      { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
      { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware" },
      { "x-middleware-rewrite": "/api/v1/cart" },
      { "x-middleware-next": "1", "x-middleware-override-headers": "cookie" },
      { "x-matched-path": "/api/v1/cart" },
      { "x-invoke-path": "/api/v1/cart", "x-invoke-status": "200", "x-invoke-output": "/cart" },
      { "x-now-route-matches": "1=x" },
      { "next-resume": "1" },
      { "x-nextjs-data": "1" },
      { "x-prerender-revalidate": "guess" },
      { "x-action-forwarded": "1" },
    ];
    for (const headers of inner) {
      const answer = await raw(url, "/admin/orders", { headers });
      expect([headers, answer.status, answer.headers.location]).toEqual([
        headers,
        307,
        "/admin/sign-in?next=%2Fadmin%2Forders",
      ]);
      expect((await raw(url, "/account", { headers })).status).toBe(307);
    }
  });

  it("poison no kept page: asked for coldly in every strange way, the next visitor gets the page", async () => {
    const ways: readonly Record<string, string>[] = [
      { rsc: "1" },
      { rsc: "1", "next-router-prefetch": "1" },
      { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
      { rsc: "1", "next-router-state-tree": "%5B%22%22%5D" },
      { "next-url": "/admin" },
      { accept: "text/x-component" },
      { "x-nextjs-data": "1", purpose: "prefetch" },
      { "x-prerender-revalidate": "guess", "x-prerender-revalidate-if-generated": "1" },
      { cookie: `cart=${"A".repeat(22)}; __prerender_bypass=guess; __next_preview_data=guess` },
      { "x-invoke-status": "404" },
      lies,
    ];
    for (const [at, headers] of ways.entries()) {
      const path = `/p/nothing-here-${at}`;
      expect((await raw(url, path, { headers })).status).toBeLessThan(500);
      const next = await raw(url, path);
      expect([at, next.status, next.headers["content-type"]]).toEqual([at, 404, "text/html; charset=utf-8"]);
      expect(next.headers["set-cookie"]).toBeUndefined();
    }
    for (const headers of ways) {
      await raw(url, `/us/p/${world.thing.handle}`, { headers });
      const next = await raw(url, `/us/p/${world.thing.handle}`);
      expect([headers, next.status, next.body.startsWith("<!DOCTYPE html>")]).toEqual([headers, 200, true]);
    }
  });
});

describe("ways out of the shop", () => {
  const away = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/%09/evil.example",
    "/%5cevil.example",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/account\r\nset-cookie: x=1",
    "https://localhost@evil.example",
  ];
  const stays = (location: unknown) => new URL(String(location), system.env.SHOP_URL).host;
  const form = { "content-type": "application/x-www-form-urlencoded" };

  it("are none: not by an address", async () => {
    const paths = [
      "//evil.example/",
      "//evil.example/..",
      "/\\evil.example/",
      "/%5Cevil.example/",
      "/%2F%2Fevil.example/",
    ];
    const below = [
      "/default",
      "/default/",
      "/default//evil.example",
      "/default/\\evil.example",
      "/default/%5Cevil.example",
    ];
    for (const path of [...paths, ...below]) {
      const { status, headers } = await raw(url, path);
      if (status < 300 || status >= 400) continue;
      expect([path, headers.location]).not.toEqual([path, ""]);
      expect([path, stays(headers.location)]).toEqual([path, new URL(system.env.SHOP_URL!).host]);
    }
    expect((await raw(url, "/default")).headers.location).toBe("/");
  });

  it("nor by signing in, as customer or staff, by form, JSON or Auth.js", async () => {
    const here = new URL(system.env.SHOP_URL!).host;
    for (const next of away) {
      for (const [door, email] of [
        ["/api/v1/account/sign-in", secrets.email],
        ["/admin/session", "owner@people.example"],
      ] as const) {
        const words = { email, password: PASSWORD, next };
        const visitor = system.visitor();
        const plain = await visitor.call("POST", door, new URLSearchParams(words).toString(), form);
        expect([next, plain.status, stays(plain.headers.get("location"))]).toEqual([next, 303, here]);
        const json = await system.visitor().call<{ next: string }>("POST", door, words);
        expect([next, stays(json.body.next)]).toEqual([next, here]);
      }
      for (const page of ["/sign-in", "/sign-up", "/admin/sign-in"]) {
        const shown = await raw(url, `${page}?next=${encodeURIComponent(next)}`);
        expect([page, next, shown.status]).toEqual([page, next, 200]);
        expect(shown.headers["set-cookie"]).toBeUndefined();
      }
      const signedIn = await as(system, world, "customer");
      const passed = await signedIn.call("GET", `/sign-in?next=${encodeURIComponent(next)}`);
      expect([next, stays(passed.headers.get("location"))]).toEqual([next, here]);
    }
    for (const callbackUrl of away) {
      const visitor = system.visitor();
      const { body } = await visitor.call<{ csrfToken: string }>("GET", "/api/auth/customer/csrf");
      const words = { email: secrets.email, password: PASSWORD, csrfToken: body.csrfToken, callbackUrl };
      const at = `/api/auth/customer/callback/credentials?callbackUrl=${encodeURIComponent(callbackUrl)}`;
      const answer = await visitor.call("POST", at, new URLSearchParams(words).toString(), form);
      expect([callbackUrl, answer.status < 400, stays(answer.headers.get("location"))]).toEqual([
        callbackUrl,
        true,
        here,
      ]);
    }
  }, 120_000);

  it("nor by where a form says it came from", async () => {
    for (const referer of away) {
      const answer = await raw(url, "/api/v1/account/profile", {
        method: "POST",
        headers: { ...form, referer: referer.replace(/[\r\n\t]/g, ""), "sec-fetch-site": "same-origin" },
        body: "first_name=x",
      });
      expect([referer, answer.status]).toEqual([referer, 303]);
      expect(answer.headers.location).toMatch(/^\/sign-in\?next=%2F/);
    }
  });
});

describe("cookies and caches", () => {
  /** Pages that know no person, and answers that are the same for everybody. */
  const kept =
    /^(page \/\[market\]|page \/offline|GET \/(media|share|sw\.js|robots\.txt|sitemap|api\/v1\/(products|openapi|search\/suggestions))|page \/api\/v1\/docs)/;

  it("what may stand in a shared cache sets no cookie and does not know who asks; the rest is stored nowhere", async () => {
    const asked: Readonly<Record<string, string>> = {
      market: "us",
      path: "doors",
      handle: world.thing.handle,
      product: world.thing.productId,
      coupon: world.couponId,
      order: (await world.sampleOrder()).id,
      token: (await world.sampleOrder()).link,
    };
    for (const door of doors.filter((one) => one.method === "GET")) {
      for (const role of ["anonymous", "customer", "owner"] satisfies Role[]) {
        const visitor = await as(system, world, role);
        const answer = await visitor.call(door.method, filled(door.address, asked));
        const cache = answer.headers.get("cache-control") ?? "";
        if (kept.test(door.key)) expect([door.key, answer.headers.getSetCookie()]).toEqual([door.key, []]);
        else expect([door.key, role, cache]).toEqual([door.key, role, expect.stringMatching(/no-store/)]);
      }
    }
    const words = async (role: Role) =>
      (await (await as(system, world, role)).call<{ text: string }>("GET", `/us/p/${world.thing.handle}`))
        .body.text;
    expect(await words("customer")).toBe(await words("anonymous"));
  });

  it("cookies are out of scripts' and other sites' reach, and bound to host and https where there is https", async () => {
    const secure: WebProcess = await system.startWeb({ SHOP_URL: "https://shop.example" });
    for (const [at, isSecure] of [
      [url, false],
      [secure.url, true],
    ] as const) {
      const origin = isSecure ? "https://shop.example" : system.env.SHOP_URL!;
      const send = (path: string, body: string, type = "application/json") =>
        raw(at, path, { method: "POST", body, headers: { origin, "content-type": type } });
      const form = "application/x-www-form-urlencoded";
      const answers = [
        await send("/api/v1/cart/lines", JSON.stringify({ lines: [{ item_id: world.thing.itemId }] })),
        await send("/api/v1/account/sign-in", JSON.stringify({ email: secrets.email, password: PASSWORD })),
        await send("/admin/session", JSON.stringify({ email: "owner@people.example", password: PASSWORD })),
        await send("/api/v1/account/sign-in", "email=a&password=b", form),
        await raw(at, "/api/auth/customer/csrf"),
        await send("/api/v1/market", JSON.stringify({ market: "us" })),
      ];
      const named = new Set<string>();
      for (const answer of answers) {
        const cookies = [answer.headers["set-cookie"] ?? []].flat();
        expect(cookies.length, JSON.stringify(answer)).toBeGreaterThan(0);
        for (const cookie of cookies) {
          named.add(cookie.slice(0, cookie.indexOf("=")).replace("__Host-", ""));
          expect(cookie).toMatch(/; HttpOnly/i);
          expect(cookie).toMatch(/; SameSite=Lax/i);
          expect(cookie).toMatch(/; Path=\/(;|$)/i);
          expect(cookie).not.toMatch(/; Domain/i);
          expect([cookie, /; Secure/i.test(cookie), cookie.startsWith("__Host-")]).toEqual([
            cookie,
            isSecure,
            isSecure,
          ]);
        }
      }
      // None of the kinds there are was left out; that a device may remember is kept in no cookie.
      expect([...named]).toEqual(
        expect.arrayContaining([
          "cart",
          "flash",
          "market",
          "customer-session",
          "staff-session",
          "customer-csrf",
        ]),
      );
    }
    await secure.stop();
  });

  it("a session works in its own cookie, at its own face, until it is ended; not after", async () => {
    const customer = await as(system, world, "customer");
    const [[, secret] = ["", ""]] = [...customer.jar];
    const crossed = system.visitor();
    crossed.jar.set(staffCookieName(), secret);
    expect((await crossed.call("GET", "/admin")).status).toBe(307);
    const old = system.visitor();
    for (const [name, value] of customer.jar) old.jar.set(name, value);
    expect((await old.call("GET", "/account")).status).toBe(200);
    await customer.call("POST", "/api/v1/account/sign-out", {});
    expect((await old.call("GET", "/account")).status).toBe(307);
  });

  it("a role that is taken away is gone from the next request on", async () => {
    const manager = await as(system, world, "manager");
    expect((await manager.call("GET", "/admin/coupons/new")).status).toBe(200);
    const become = (role: string) =>
      system.database.pool.query("UPDATE staff SET role = $1 WHERE id = $2", [role, world.people.manager]);
    await become("warehouse");
    expect((await manager.call("GET", "/admin/coupons/new")).status).toBe(403);
    await become("manager");
  });

  it("every answer carries the headers that shut what is not used", async () => {
    const { link } = await world.sampleOrder();
    const paths = [
      "/",
      "/cart",
      `/order/${link}`,
      "/nothing",
      "/admin/sign-in",
      "/api/v1/cart",
      "/api/v1/nothing",
      "/media/x",
      "/favicon.svg",
      "/_next/static/x.js",
    ];
    for (const path of [...paths, "/account", "/admin"]) {
      const { headers } = await raw(url, path);
      expect([path, headers]).toEqual([
        path,
        expect.objectContaining({
          "strict-transport-security": expect.stringMatching(/max-age=31536000; includeSubDomains/),
          "x-content-type-options": "nosniff",
          "referrer-policy": expect.any(String),
          "x-frame-options": "DENY",
          "cross-origin-opener-policy": "same-origin",
          "permissions-policy": expect.any(String),
        }),
      ]);
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    }
  });
});

describe("limits", () => {
  it("are not outrun by inventing addresses, nor by standing behind a proxy that is trusted", async () => {
    const tries = async (at: string, forwarded: (n: number) => string) => {
      await withinAMinute();
      const answers = [];
      for (let n = 0; n < 12; n += 1) {
        const headers = {
          "content-type": "application/json",
          "x-forwarded-for": forwarded(n),
          "x-real-ip": `7.7.7.${n}`,
        };
        const body = JSON.stringify({ email: "nobody@people.example", password: "wrong" });
        answers.push((await raw(at, "/api/v1/account/sign-in", { method: "POST", headers, body })).status);
      }
      return answers;
    };
    const alone = await system.startWeb({ LIMIT_FACTOR: "1" });
    expect((await tries(alone.url, (n) => `8.8.8.${n}`)).slice(-2)).toEqual([429, 429]);
    await system.database.pool.query("DELETE FROM rate_limits");
    const behind = await system.startWeb({ LIMIT_FACTOR: "1", TRUSTED_PROXIES: "1" });
    expect((await tries(behind.url, (n) => `8.8.8.${n}, 5.5.5.5`)).slice(-2)).toEqual([429, 429]);
    await system.database.pool.query("DELETE FROM rate_limits");
    await Promise.all([alone.stop(), behind.stop()]);
  });

  it("codes are guessed no faster through any door", async () => {
    const web = await system.startWeb({ LIMIT_FACTOR: "1" });
    const guest = system.visitor();
    const at = (method: string, path: string, body: unknown, headers = {}) =>
      guest.call(method, path, body, headers, web.url);
    await at("POST", "/api/v1/cart/lines", { lines: [{ item_id: world.thing.itemId }] });
    const { body } = await at("POST", "/api/v1/checkouts", {});
    const checkout = (body as unknown as { id: string }).id;
    const doors = [
      (n: number) => at("PUT", "/api/v1/cart/codes", { codes: [`GUESS${n}`] }),
      (n: number) => at("PATCH", `/api/v1/checkouts/${checkout}`, { codes: [`GUESS${n}`] }),
    ];
    await withinAMinute();
    const statusesOf = [];
    for (let n = 0; n < 36; n += 1) statusesOf.push((await doors[n % 2]!(n)).status);
    expect(statusesOf.slice(-4)).toEqual([429, 429, 429, 429]);
    await web.stop();
  });
});
