import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { importById, runUploadedImport } from "@/lib/imports";
import { refundsOfOrder } from "@/lib/payments";
import { type BuiltDoor, builtActions, filled } from "./doors/build";
import { as } from "./doors/roles";
import { makeWorld, type World } from "./doors/world";
import { brokenIdentities, type SystemShop, startSystem } from "./system";
import type { Visitor } from "./visitor";

/** What staff's own browsers could send, in React's reply format and out of it. Each has its stated answer; none a 500. */
let system: SystemShop;
let world: World;
let owner: Visitor;
let actions: readonly BuiltDoor[];
beforeAll(async () => {
  system = await startSystem();
  world = await makeWorld(system);
  owner = await as(system, world, "owner");
  actions = builtActions(inject("distDir"));
});
afterAll(async () => {
  expect(await brokenIdentities(system.ctx)).toEqual([]);
  await system.stop();
});

/** Sends an action's body as it is written and reads what came back. */
async function send(name: string, body: string, headers: Record<string, string> = {}) {
  const door = actions.find((one) => one.key === `action ${name}`);
  if (!door?.actionId) throw new Error(`the build has no action ${name}`);
  const answer = await owner.call<{ text?: string; code?: string }>("POST", filled(door.address), body, {
    "next-action": door.actionId,
    "content-type": "text/plain;charset=UTF-8",
    accept: "text/x-component",
    origin: system.urls[0]!,
    ...headers,
  });
  const line = (answer.body.text ?? "").split("\n").find((row) => row.startsWith("1:{"));
  const value = line ? (JSON.parse(line.slice(2)) as { ok: boolean; code?: string }) : null;
  return { status: answer.status, said: value?.ok ? "ok" : (value?.code ?? answer.body.code ?? null) };
}

describe("numbers that are none", () => {
  const numbers = [
    "-1",
    "0",
    "1.5",
    "1e309",
    "9007199254740992",
    '"2"',
    '"２"',
    '"$NaN"',
    '"$Infinity"',
    '"$-Infinity"',
    '"$-0"',
    '"$n100"',
    '"$undefined"',
    '"$D2026-01-01T00:00:00.000Z"',
    "[]",
    "[1]",
    "{}",
    "null",
    "true",
  ];

  it("give back, send, count, cancel and price nothing", async () => {
    const { id, lineId, total } = await world.newOrder();
    const variant = `"${world.thing.variantId}"`;
    const product = `"productId":"${world.thing.productId}"`;
    const version = await world.productVersion();
    const list = system.shop.market.priceListId;
    const accepted: string[] = [];
    for (const number of numbers) {
      const inputs: [action: string, input: string, zeroIsFine?: boolean][] = [
        ["/admin/orders refund", `{"order_id":"${id}","amount":${number},"reason":"x"}`],
        ["/admin/orders ship", `{"order_id":"${id}","lines":[{"line_id":"${lineId}","quantity":${number}}]}`],
        [
          "/admin/orders cancel",
          `{"order_id":"${id}","lines":[{"line_id":"${lineId}","quantity":${number}}],"reason":"x","shown":${total}}`,
        ],
        ["/admin/orders cancel", `{"order_id":"${id}","lines":null,"reason":"x","shown":${number}}`],
        [
          "/admin/products count",
          `{${product},"variantId":${variant},"locationId":"${world.locationId}","onHand":${number},"reason":"x"}`,
          true,
        ],
        [
          "/admin/products savePrices",
          `{${product},"expectedVersion":${version},"variants":[{"id":${variant},"prices":[{"priceListId":"${list}","amount":${number}}]}]}`,
          true,
        ],
        ["/admin/products saveRow", `{${product},"expectedVersion":${number},"status":"active"}`],
        [
          "/admin/products saveRow",
          `{${product},"expectedVersion":${version},"price":{"variantId":${variant},"priceListId":"${list}","amount":${number}}}`,
          true,
        ],
        ["/admin/products saveDetails", `{${product},"expectedVersion":${number},"title":"x"}`],
        ["/admin/coupons create", `{"code":"BAD","title":"x","kind":"percent","percentBp":${number}}`],
        [
          "/admin/coupons create",
          `{"code":"BAD","title":"x","kind":"fixed","amount":${number},"currency":"EUR"}`,
        ],
        [
          "/admin/coupons create",
          `{"code":"BAD","title":"x","kind":"percent","percentBp":100,"usageLimit":${number}}`,
        ],
      ];
      for (const [action, input, zeroIsFine] of inputs) {
        // Nothing named is no limit; a zero, however it is signed, is a count and a price.
        if (zeroIsFine && ["0", '"$-0"'].includes(number)) continue;
        if (input.includes("usageLimit") && ["null", '"$undefined"'].includes(number)) continue;
        const { status, said } = await send(action, `[${input}]`);
        const isNo = status === 200 && ["invalid_input", "changed_meanwhile"].includes(String(said));
        if (!isNo) accepted.push(`${action} ${number}: ${status} ${said}`);
      }
    }
    expect(accepted).toEqual([]);
    expect(await refundsOfOrder(system.ctx, id)).toEqual([]);
  }, 240_000);

  it("nor do instants that no calendar or database has", async () => {
    for (const instant of [
      "0000-01-01T00:00:00Z",
      "9999-12-31T23:59:59Z",
      "2026-02-30T00:00:00Z",
      "2026-01-01",
      "now",
    ]) {
      const input = {
        code: `AT${instant.length}`,
        title: "x",
        kind: "percent",
        percentBp: 100,
        startsAt: instant,
      };
      const { status, said } = await send("/admin/coupons create", JSON.stringify([input]));
      expect([instant, status, said]).toEqual([instant, 200, expect.not.stringMatching(/internal/)]);
    }
  });
});

describe("text that is none", () => {
  it("NUL and half characters are named as invalid, in every text of every action", async () => {
    const { id } = await world.sampleOrder();
    for (const text of ["\\u0000", "a\\u0000b", "\\ud800", "\\udc00x"]) {
      for (const [action, input] of [
        ["/admin/orders note", `{"order_id":"${id}","text":"${text}"}`],
        ["/admin/orders refund", `{"order_id":"${id}","amount":100,"reason":"${text}"}`],
        ["/admin/orders ship", `{"order_id":"${id}","lines":[],"carrier":"${text}"}`],
        ["/admin/products add", `{"title":"${text}","variants":[{}]}`],
        ["/admin/coupons create", `{"code":"TXT","title":"${text}","kind":"percent","percentBp":100}`],
      ] as const)
        expect([action, text, await send(action, `[${input}]`)]).toEqual([
          action,
          text,
          { status: 200, said: "invalid_input" },
        ]);
    }
  });

  it("a link to a parcel leads to the web and nowhere else", async () => {
    const { id, lineId } = await world.newOrder();
    for (const url of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//evil.example",
      "ftp://a.example/",
      "/admin",
      " javascript:1",
    ]) {
      const input = { order_id: id, lines: [{ line_id: lineId, quantity: 1 }], tracking_url: url };
      expect([url, await send("/admin/orders ship", JSON.stringify([input]))]).toEqual([
        url,
        { status: 200, said: "invalid_input" },
      ]);
    }
  });
});

describe("keys of repeats", () => {
  it("are text of a bounded length", async () => {
    const { id } = await world.sampleOrder();
    const input = JSON.stringify({ order_id: id, text: "a note" });
    for (const key of ['"with space"', `"${"x".repeat(256)}"`, '["a"]', "7", "{}", "true", '"\\u00e9"'])
      expect([key, await send("/admin/orders note", `[${input},${key}]`)]).toEqual([
        key,
        { status: 200, said: "idempotency_key_invalid" },
      ]);
  });
});

describe("calls that no page of ours makes", () => {
  it("what cannot be read is refused, and never a failure of the server", async () => {
    const bodies = [
      "",
      "[",
      "null",
      '"x"',
      '["$1"]',
      '["$F1"]',
      '["$Q1"]',
      '["$B1"]',
      '["$h1"]',
      '["$1:__proto__:x"]',
    ];
    const odd = [
      '["$n1e9999"]',
      '["$@1"]',
      '["$K1"]',
      `[${"[".repeat(20_000)}${"]".repeat(20_000)}]`,
      '[{"then":"$0"}]',
    ];
    const cyclic = '[{"order_id":"$0","text":"$0:order_id"}]';
    for (const body of [
      ...bodies,
      ...odd,
      cyclic,
      '[{"__proto__":{"ok":true}}]',
      '[{"constructor":"$1:constructor"}]',
    ])
      for (const action of ["/admin/orders note", "/admin/products add"]) {
        const { status, said } = await send(action, body);
        const name = body.slice(0, 60);
        expect([name, status < 500, said === "ok" || said === "internal"]).toEqual([name, true, false]);
      }
    expect((await owner.call("GET", "/admin")).status).toBe(200);
  });

  it("from another site, of another type, too long, or to an action that is not there: refused", async () => {
    const { id } = await world.sampleOrder();
    const note = JSON.stringify([{ order_id: id, text: "planted" }]);
    const cases: [headers: Record<string, string>, status: number, said: string][] = [
      [{ origin: "https://evil.example" }, 403, "cross_site"],
      [{ origin: "null" }, 403, "cross_site"],
      [{ origin: "junk" }, 403, "cross_site"],
      [{ "sec-fetch-site": "cross-site" }, 200, "cross_site"],
      [{ "sec-fetch-site": "same-site" }, 200, "cross_site"],
      [{ "content-type": "application/json" }, 415, "unsupported_media_type"],
      [{ "content-type": "multipart/form-data; boundary=x" }, 415, "unsupported_media_type"],
      [{ "content-type": "application/x-www-form-urlencoded" }, 415, "unsupported_media_type"],
    ];
    for (const [headers, status, said] of cases)
      expect([headers, await send("/admin/orders note", note, headers)]).toEqual([headers, { status, said }]);
    expect(await send("/admin/orders note", JSON.stringify(["x".repeat(1_100_000)]))).toEqual({
      status: 413,
      said: "too_large",
    });
    for (const name of ["7fdeadbeef", "__proto__", "constructor", "x".repeat(2_000), "../actions"]) {
      const headers = { "next-action": name, "content-type": "text/plain", origin: system.urls[0]! };
      expect([400, 404], name).toContain((await owner.call("POST", "/admin", "[]", headers)).status);
    }
    const { rows } = await system.database.pool.query("SELECT FROM order_notes WHERE text = 'planted'");
    expect(rows).toHaveLength(0);
  });

  it("the road for actions without script is closed, on every page", async () => {
    const [note] = actions;
    const form = new FormData();
    form.set(`$ACTION_ID_${note!.actionId}`, "");
    form.set("$ACTION_REF_1", "");
    form.set("$ACTION_1:0", JSON.stringify({ id: note!.actionId, bound: null }));
    for (const path of [
      "/",
      "/cart",
      "/admin",
      "/admin/orders",
      `/admin/orders/${(await world.sampleOrder()).id}`,
    ]) {
      const cookie = [...owner.jar].map((pair) => pair.join("=")).join("; ");
      const answer = await fetch(`${system.urls[0]}${path}`, {
        method: "POST",
        body: form,
        headers: { cookie },
        redirect: "manual",
      });
      expect([path, answer.status]).toEqual([path, 415]);
    }
  });
});

describe("product files, at their door", () => {
  const upload = (text: string, query = "currency=EUR&dry_run=true") =>
    owner.call<{ importId?: string }>("POST", `/admin/imports/upload?name=goods.csv&${query}`, text, {
      "content-type": "text/csv",
    });
  /** What became of a file, once its job has run; its page is shown whatever that is. */
  async function story(text: string) {
    const { status, body } = await upload(text);
    if (status !== 200) return { refused: body.code };
    await runUploadedImport(system.ctx, body.importId!);
    expect((await owner.call("GET", `/admin/imports/${body.importId}`)).status).toBe(200);
    const { state, report } = (await importById(system.ctx, body.importId!))!;
    return { state, refused: report.rows_refused, created: report.products_created };
  }
  const head = "Handle,Title,Variant Price\n";
  const row = (n: number, price = "9.00") => `bad-${n},Thing ${n},${price}\n`;

  it("with bad rows name them and take the others; without a column, or no CSV at all, take nothing", async () => {
    const half = Array.from({ length: 40 }, (_, n) => row(n, n % 2 ? "-9.00" : "9.00")).join("");
    const cases: readonly (readonly [name: string, text: string, ends: unknown])[] = [
      ["a negative price", head + row(1, "-1.00"), { state: "done", refused: 1, created: 0 }],
      ["half bad rows", head + half, { state: "done", refused: 20, created: 20 }],
      [
        "prices that are none",
        head + ["NaN", "1e309", "２", "1,5.0", "=1+1"].map((p, n) => row(n, p)).join(""),
        { state: "done", refused: 5, created: 0 },
      ],
      ["a missing column", "Title,Variant Price\nA,1.00\n", { state: "failed", refused: 0, created: 0 }],
      ["an open quote", `${head}a,"b,1.00\n`, { state: "failed", refused: 0, created: 0 }],
      ["no CSV", "\u0000\u0001PNG\ufffd".repeat(100), { state: "failed", refused: 0, created: 0 }],
      ["nothing", "", { refused: "file_empty" }],
    ];
    for (const [name, text, ends] of cases) expect([name, await story(text)]).toEqual([name, ends]);
  });

  it("of 100,000 rows arrive whole; in no currency of ours, or by somebody who may not, not at all", async () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => row(n)).join("");
    const { status, body } = await upload(head + rows);
    expect(status).toBe(200);
    const { rows: kept } = await system.database.pool.query(
      "SELECT sum(octet_length(bytes))::int AS size FROM import_chunks WHERE import_id = $1",
      [body.importId],
    );
    expect(kept[0].size).toBe(Buffer.byteLength(head + rows));
    for (const query of ["currency=XXX", "currency=EURO", "currency=", "", "currency=EUR&dry_run=perhaps"])
      expect([query, (await upload(head + row(1), query)).status]).toEqual([query, 422]);
  });
});
