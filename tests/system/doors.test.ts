import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type BuiltDoor, builtDoors, filled } from "./doors/build";
import { callAction } from "./doors/call-action";
import { as, type Role, roles } from "./doors/roles";
import { type Asked, type Met, NOT_YOURS, type Row, STRANGER } from "./doors/rows";
import { table } from "./doors/table";
import { AMOUNT, makeWorld, type PlacedOrder, secrets, type World } from "./doors/world";
import { brokenIdentities, type SystemShop, startSystem } from "./system";
import type { Visitor } from "./visitor";

/** Every door of the build, as every role. The doors are the build's own list; what each must answer stands in the table. */
let system: SystemShop;
let world: World;
let doors: readonly BuiltDoor[];
beforeAll(async () => {
  // A mail server that is never spoken to: no worker runs.
  const mail = { SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "Shop <shop@example.com>" };
  system = await startSystem({ env: mail });
  world = await makeWorld(system);
  doors = await builtDoors(inject("distDir"), system.urls[0]!);
  await countStatements();
});
afterAll(() => system.stop());

interface Said {
  readonly met: string;
  readonly text: string;
}

async function knock(door: BuiltDoor, asked: Asked, visitor: Visitor, headers = {}): Promise<Said> {
  const path = filled(door.address, asked.params) + (asked.query ? `?${asked.query}` : "");
  if (door.actionId)
    return callAction(visitor, path, door.actionId, [asked.input], { origin: system.urls[0]! });
  const answer = await visitor.call<{ text?: string }>(door.method, path, asked.body, {
    ...asked.headers,
    ...headers,
  });
  const location = answer.headers.get("location");
  const went = location && answer.status < 400 ? new URL(location, system.env.SHOP_URL).pathname : null;
  const met = [answer.status, went ?? answer.body?.code].filter(Boolean).join(" ");
  return { met, text: answer.body?.text ?? JSON.stringify(answer.body) };
}

/** The two noes in the words of the door's kind. */
function expected(met: Met, door: BuiltDoor): string {
  if (typeof met === "string") return met;
  if (door.kind === "action") return met === STRANGER ? "unauthenticated" : "forbidden";
  if (met === NOT_YOURS) return door.kind === "page" ? "403" : "403 forbidden";
  if (door.kind === "route") return "401 unauthenticated";
  return door.address.startsWith("/admin") ? "307 /admin/sign-in" : "307 /sign-in";
}

const isNo = (met: Met) => typeof met === "symbol" || /^40[34]|_not_found$/.test(met);
const rowOf = (door: BuiltDoor): Row => table[door.key]!;
/** A door without a row is told of once, by the test of the table. */
const known = () => doors.filter((door) => Object.hasOwn(table, door.key));

/** What a visit itself leaves: its session's last sight and counted tries. */
const OF_A_VISIT = "'sessions', 'rate_limits'";

/** Counts every statement that could have written; what rolled back is counted too. */
async function countStatements(): Promise<void> {
  const address = new URL(system.env.DATABASE_URL!);
  address.username = "cartwright_owner";
  const owner = new pg.Client({ connectionString: address.href });
  await owner.connect();
  await owner.query(`
    CREATE SEQUENCE statements_seen;
    CREATE FUNCTION see_statement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
      AS $$ BEGIN PERFORM nextval('statements_seen'); RETURN NULL; END $$;
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND relname NOT IN (${OF_A_VISIT})
      LOOP
        EXECUTE format('CREATE TRIGGER see_statement AFTER INSERT OR UPDATE OR DELETE ON %I EXECUTE FUNCTION see_statement()', name);
      END LOOP;
    END $$;
    GRANT SELECT ON statements_seen TO cartwright;`);
  await owner.end();
}

let lastSeen = { count: "", state: "" };

/** Everything that is written but what a visit leaves. Looked through only when a statement came since the last look. */
async function written(): Promise<string> {
  // What a door's own asking began is told to the shop by Stripe, and written there, after the door has answered.
  await system.control.idle();
  const { rows: seen } = await system.database.pool.query(
    "SELECT last_value || '/' || is_called AS count FROM statements_seen",
  );
  const count = seen[0].count as string;
  if (count !== lastSeen.count) lastSeen = { count, state: await everything() };
  return lastSeen.state;
}

async function everything(): Promise<string> {
  const { rows } = await system.database.pool.query(`
    SELECT string_agg(format('%s %s', relname, (xpath('/row/n/text()', query_to_xml(
      format('SELECT count(*) || '':'' || coalesce(max(xmin::text::bigint), 0) AS n FROM %I', relname),
      false, true, '')))[1]), E'\\n' ORDER BY relname) AS state
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname NOT IN (${OF_A_VISIT})`);
  return rows[0].state as string;
}

/** Addresses that are a secret themselves: whoever has one may see what is there. */
const byLink = new Set([
  "page /order/[token]",
  "page /checkout/[token]",
  "page /newsletter/[token]",
  "page /tell-me/[alert]",
  "GET /api/v1/orders/[order]",
  "GET /api/v1/checkouts/[checkout]",
]);

/** How Next asks for a page: whole, as data for a click, as a prefetch, and a piece of it. */
const pageForms: readonly Readonly<Record<string, string>>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_full" },
];

type Leak = readonly [what: string, words: readonly string[]];

/** What a role must never find in an answer, whatever its status. */
function notFor(
  role: Role,
  door: BuiltDoor,
  order: PlacedOrder,
  theirs: { readonly id: string; readonly address: string },
): readonly Leak[] {
  const person: Leak = ["who the customer is", [secrets.email]];
  const links: Leak = ["a link that opens everything", [order.link, theirs.id]];
  const place: Leak = ["where the customer lives", [secrets.street, secrets.note, theirs.address]];
  const money: Leak = ["money", [...figures(order.total), ...figures(AMOUNT), "cs_test_", "pi_", "ch_", "€"]];
  const total: Leak = ["what the customer paid", figures(order.total)];
  const isDesk = door.address.startsWith("/admin");
  if (role === "customer") return isDesk ? [person, links, place, total] : [];
  if (role === "anonymous" || role === "other" || !isDesk) return [person, links, place, total];
  return role === "warehouse" ? [person, links, money] : [];
}

/** An amount as data and as words have it. */
function figures(amount: number): string[] {
  const whole = Math.floor(amount / 100);
  const cents = String(amount % 100).padStart(2, "0");
  return [`:${amount}`, `"${amount}"`, `${whole}.${cents}`, `${whole.toLocaleString("en")}.${cents}`];
}

it("has a row for every door of the build, and a door for every row", () => {
  expect(new Set(doors.map((door) => door.key)).size).toBe(doors.length);
  const built = new Set(doors.map((door) => door.key));
  const missing = [...built].filter((key) => !Object.hasOwn(table, key));
  const stale = Object.keys(table).filter((key) => !built.has(key));
  expect({ missing, stale }).toEqual({ missing: [], stale: [] });
});

describe("each door, as each role", () => {
  it("answers what the table says; who is refused writes nothing, and looking never does", async () => {
    const wrong: string[] = [];
    for (const door of known()) {
      const row = rowOf(door);
      const asked = await row.asks(world);
      const refused = roles.filter((role) => isNo(row.meets(role)));
      const letIn = roles.filter((role) => !refused.includes(role));
      const check = async (role: Role, asks: Asked) => {
        const said = await knock(door, asks, await as(system, world, role));
        const wanted = expected(row.meets(role), door);
        if (said.met !== wanted) wrong.push(`${door.key} as ${role}: ${said.met}, not ${wanted}`);
      };
      const before = await written();
      for (const role of refused) await check(role, asked);
      if (before !== (await written())) wrong.push(`${door.key} wrote for somebody it refuses`);
      for (const role of letIn) {
        const asks = await row.asks(world);
        const still = await written();
        await check(role, asks);
        if (door.method === "GET" && still !== (await written()))
          wrong.push(`${door.key} wrote for ${role}, who only looked`);
      }
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  it("shows nobody what is not theirs to see, in any of a page's forms", async () => {
    const order = await world.sampleOrder();
    const shown = { address: await world.newAddress(), ...(await world.newCheckout()).checkout };
    const leaks: string[] = [];
    for (const door of known().filter((one) => one.method === "GET" && !byLink.has(one.key))) {
      const asked = await rowOf(door).asks(world);
      for (const role of roles) {
        const visitor = await as(system, world, role);
        for (const form of door.kind === "page" ? pageForms : [{}]) {
          const said = await knock(door, asked, visitor, form);
          if (said.met.startsWith("5"))
            leaks.push(`${door.key} as ${role}: ${said.met} ${JSON.stringify(form)}`);
          for (const [what, words] of notFor(role, door, order, shown))
            if (words.some((word) => said.text.includes(word)))
              leaks.push(`${door.key} shows ${role} ${what} ${JSON.stringify(form)}`);
        }
      }
    }
    expect(leaks).toEqual([]);
  }, 600_000);

  it("leaves money and stock whole", async () => {
    expect(await brokenIdentities(system.ctx)).toEqual([]);
  });
});

describe("what is somebody's own", () => {
  it("a member's cart is no cart to whoever has its cookie and not their session", async () => {
    await world.withoutCart("customer");
    const { shopper, lineId } = await world.newCheckout();
    const cookie = shopper.jar.get("cart");
    expect(cookie).toBeDefined();
    for (const role of ["anonymous", "other"] as const) {
      await world.withoutCart("other");
      const thief = await as(system, world, role);
      thief.jar.set("cart", cookie!);
      expect((await thief.cart()).body.lines).toEqual([]);
      const change = await thief.call("PATCH", `/api/v1/cart/lines/${lineId}`, { quantity: 9 });
      expect([role, change.body.code]).toEqual([role, "line_not_found"]);
      expect((await thief.open()).body.code).toBe("cart_empty");
    }
  });

  it("what may not be seen cannot be asked for either: lists answer no question about it", async () => {
    await world.sampleOrder();
    const ask = async (role: Role, query: string) => {
      const visitor = await as(system, world, role);
      const page = await visitor.call<{ text: string }>("GET", `/admin/orders?scope=all&${query}`);
      return new Set(page.body.text.match(/CW-\d+/g) ?? []).size;
    };
    const everything = await ask("warehouse", "");
    expect(everything).toBeGreaterThan(0);
    expect(await ask("support", `q=${secrets.email}`)).toBeGreaterThan(0);
    for (const word of [secrets.email, "odalys.q", "odalys.quintero@"])
      expect([word, await ask("warehouse", `q=${encodeURIComponent(word)}`)]).toEqual([word, 0]);
    for (const status of ["paid", "refunded", "partly_refunded", "review", "pending"])
      expect([status, await ask("warehouse", `payment=${status}`)]).toEqual([status, everything]);
  });

  it("an action asks by itself, at whatever page it is called", async () => {
    const order = await world.newOrder();
    const refund = doors.find((door) => door.key === "action /admin/orders refund")!;
    const input = { order_id: order.id, amount: 100, reason: "mine now" };
    for (const path of [
      "/",
      "/us",
      "/cart",
      "/sign-in",
      "/admin/sign-in",
      "/admin/orders",
      "/account",
      "/nothing",
    ])
      for (const role of ["anonymous", "customer", "warehouse"] as const) {
        const visitor = await as(system, world, role);
        const [headers, at] = [{ origin: system.env.SHOP_URL! }, system.env.SHOP_URL!];
        const said = await callAction(visitor, path, refund.actionId!, [input], headers, at);
        expect(
          ["unauthenticated", "forbidden", "404", "405"],
          `${path} as ${role}: ${said.met} ${said.text.slice(0, 300)}`,
        ).toContain(said.met);
      }
    const { rows } = await system.database.pool.query("SELECT FROM refunds WHERE order_id = $1", [order.id]);
    expect(rows).toHaveLength(0);
  });
});
