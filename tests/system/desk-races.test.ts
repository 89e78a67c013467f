import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { availability } from "@/lib/inventory";
import { refundsOfOrder } from "@/lib/payments";
import { buyer } from "../factories";
import { orderIdOf } from "../road";
import { builtActions, filled } from "./doors/build";
import { callAction } from "./doors/call-action";
import { as } from "./doors/roles";
import { makeWorld, type World } from "./doors/world";
import { brokenIdentities, type SystemShop, startSystem } from "./system";
import { sessionOf, until, type Visitor } from "./visitor";

/** Staff against staff, staff against shoppers, and a shopper against themselves: by the public doors of two processes. */
let system: SystemShop;
let world: World;
beforeAll(async () => {
  system = await startSystem({ processes: 2 });
  world = await makeWorld(system);
});
afterAll(() => system.stop());

const deadlocks = async () => {
  const { rows } = await system.database.pool.query(
    "SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()",
  );
  return rows[0].n as number;
};
async function expectWhole() {
  expect(await brokenIdentities(system.ctx)).toEqual([]);
  expect(await deadlocks()).toBe(0);
}

interface Done {
  readonly ok: boolean;
  readonly code?: string;
  readonly value?: { readonly refunded?: number };
}

/** A member of staff who acts at one of the two processes. */
async function desk(at: number): Promise<(action: string, input: unknown, key?: string) => Promise<Done>> {
  const visitor = await as(system, world, "owner", at);
  const origin = system.urls[at % system.urls.length]!;
  return async (action, input, key) => {
    const door = builtActions(inject("distDir")).find((one) => one.key === `action ${action}`);
    if (!door?.actionId) throw new Error(`the build has no action ${action}`);
    const args = key === undefined ? [input] : [input, key];
    const { status, value } = await callAction(visitor, filled(door.address), door.actionId, args, {
      origin,
    });
    expect(status).toBe(200);
    return value as Done;
  };
}
const desks = (count: number) => Promise.all(Array.from({ length: count }, (_, at) => desk(at)));
const codes = (answers: readonly Done[]) => new Set(answers.flatMap((answer) => answer.code ?? []));

/** A guest with a thing in the cart and an open checkout, at one of the processes. */
async function readyGuest(at: number, itemId: string, code?: string) {
  const shopper = system.visitor(at);
  await shopper.add(itemId);
  if (code) await shopper.codes(code);
  return { shopper, checkout: await shopper.toCheckout(`guest-${at}@people.example`) };
}

describe("staff against staff", () => {
  it("what a cancellation was shown to give back is what it gives back, or it does nothing", async () => {
    const [one, two] = await desks(2);
    for (let round = 0; round < 12; round += 1) {
      const { id, total } = await world.newOrder();
      const [canceled, refunded] = await Promise.all([
        one!("/admin/orders cancel", { order_id: id, lines: null, reason: "race", shown: total }),
        two!("/admin/orders refund", { order_id: id, amount: 100, reason: "race" }),
      ]);
      expect(canceled.ok || refunded.ok).toBe(true);
      if (canceled.ok) expect(canceled.value?.refunded).toBe(total);
      else expect(canceled.code).toBe("changed_meanwhile");
      const given = await refundsOfOrder(system.ctx, id);
      expect(given.reduce((sum, refund) => sum + refund.amount, 0)).toBeLessThanOrEqual(total);
    }
    await expectWhole();
  });

  it("no unit is both sent and cancelled, and none twice", async () => {
    const staff = await desks(6);
    for (let round = 0; round < 4; round += 1) {
      const { id, lineId, total } = await world.newOrder();
      const answers = await Promise.all(
        staff.map((act, at) =>
          at % 3 === 2
            ? act("/admin/orders cancel", { order_id: id, lines: null, reason: "race", shown: total })
            : act("/admin/orders ship", { order_id: id, lines: [{ line_id: lineId, quantity: 1 }] }),
        ),
      );
      expect(codes(answers)).not.toContain("internal");
      const { rows } = await system.database.pool.query(
        `SELECT (SELECT coalesce(sum(quantity), 0)::int FROM shipment_lines WHERE order_line_id = $1)
           + (SELECT coalesce(sum(quantity), 0)::int FROM line_cancellations WHERE order_line_id = $1) AS gone`,
        [lineId],
      );
      expect(rows[0].gone).toBe(2);
    }
    await expectWhole();
  });

  it("a refund asked for twenty times under one key is one; under twenty, never more than was paid", async () => {
    const staff = await desks(20);
    const { id, total } = await world.newOrder();
    const same = await Promise.all(
      staff.map((act) => act("/admin/orders refund", { order_id: id, amount: 100, reason: "race" }, "once")),
    );
    expect(same.filter((answer) => answer.ok).length).toBeGreaterThan(0);
    expect([...codes(same)].filter((code) => code !== "idempotency_in_flight")).toEqual([]);
    expect(await refundsOfOrder(system.ctx, id)).toHaveLength(1);
    const part = Math.ceil(total / 4);
    const many = await Promise.all(
      staff.map((act, at) =>
        act("/admin/orders refund", { order_id: id, amount: part, reason: "race" }, `many-${at}`),
      ),
    );
    expect(many.filter((answer) => answer.ok)).toHaveLength(3);
    expect(codes(many)).toEqual(new Set(["more_than_captured"]));
    await expectWhole();
  });
});

describe("staff against shoppers", () => {
  it("counting a shelf while its things are being bought never promises more than there is", async () => {
    const thing = await system.shop.sells({ stock: 12 });
    const [one, two] = await desks(2);
    const guests = await Promise.all(Array.from({ length: 12 }, (_, at) => readyGuest(at, thing.itemId)));
    const count = (act: typeof one, onHand: number) =>
      act!("/admin/products count", {
        productId: thing.productId,
        variantId: thing.variantId,
        locationId: world.locationId,
        onHand,
        reason: "counted",
      });
    const [placed, counted] = await Promise.all([
      Promise.all(guests.map(({ shopper, checkout }) => shopper.complete(checkout))),
      Promise.all([count(one, 4), count(two, 6), count(one, 5), count(two, 3)]),
    ]);
    for (const answer of placed) expect([200, 409]).toContain(answer.status);
    expect([...codes(counted)].filter((code) => code !== "less_than_held")).toEqual([]);
    const level = (await availability(system.ctx, [thing.variantId])).get(thing.variantId)!;
    expect(level.held).toBeLessThanOrEqual(level.onHand);
    expect(level.held).toBe(placed.filter((answer) => answer.status === 200).length);
    await expectWhole();
  });

  it("a price that moves while people place their orders is the old or the new one, and always the agreed one", async () => {
    const thing = await system.shop.sells({ stock: 100, amount: 5_000 });
    const [act] = await desks(1);
    const guests = await Promise.all(Array.from({ length: 16 }, (_, at) => readyGuest(at, thing.itemId)));
    const prices = async () => {
      for (const amount of [6_000, 4_000, 7_000]) {
        const { rows } = await system.database.pool.query("SELECT version FROM products WHERE id = $1", [
          thing.productId,
        ]);
        const variants = [
          { id: thing.variantId, prices: [{ priceListId: system.shop.market.priceListId, amount }] },
        ];
        const edit = { productId: thing.productId, expectedVersion: rows[0].version, variants };
        expect(await act!("/admin/products savePrices", edit)).toMatchObject({ ok: true });
      }
    };
    const [answers] = await Promise.all([
      Promise.all(guests.map(({ shopper, checkout }) => shopper.complete(checkout))),
      prices(),
    ]);
    for (const [at, answer] of answers.entries()) {
      if (answer.status !== 200) expect(answer.body.code).toBe("price_changed");
      else {
        const session = await system.stripe.checkout.sessions.retrieve(sessionOf(answer.body));
        expect(session.amount_total).toBe(guests[at]!.checkout.total);
      }
    }
    await expectWhole();
  });

  it("a coupon that is limited or ended while it is used is used no more often than it may be", async () => {
    const thing = await system.shop.sells({ stock: 100 });
    const promotionId = await system.shop.offersCoupon("FADING", { usageLimit: 10 });
    const [one, two] = await desks(2);
    const guests = await Promise.all(
      Array.from({ length: 16 }, (_, at) => readyGuest(at, thing.itemId, "FADING")),
    );
    const terms = { id: promotionId, title: "Fading", kind: "percent", percentBp: 1_000, usageLimit: 4 };
    const [answers, edited, archived] = await Promise.all([
      Promise.all(guests.map(({ shopper, checkout }) => shopper.complete(checkout))),
      one!("/admin/coupons edit", terms),
      two!("/admin/coupons archive", { id: promotionId }),
    ]);
    expect(
      [...codes([edited, archived])].filter((code) => !/^(limit_below_used|coupon_archived)$/.test(code)),
    ).toEqual([]);
    const { rows } = await system.database.pool.query(
      "SELECT used_count, usage_limit FROM promotions WHERE id = $1",
      [promotionId],
    );
    expect(rows[0].used_count).toBeLessThanOrEqual(rows[0].usage_limit);
    const { rows: orders } = await system.database.pool.query(
      "SELECT count(*)::int AS n FROM redemptions WHERE promotion_id = $1 AND released_at IS NULL",
      [promotionId],
    );
    expect(orders[0].n).toBe(rows[0].used_count);
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
    await expectWhole();
  });
});

describe("a shopper against themselves", () => {
  const settled = (orderId: string) =>
    until("settled", async () => {
      const { rows } = await system.database.pool.query("SELECT state FROM orders WHERE id = $1", [orderId]);
      return rows[0].state === "placed";
    });
  const linesOf = async (orderId: string) =>
    (await system.database.pool.query("SELECT quantity FROM order_lines WHERE order_id = $1", [orderId]))
      .rows;

  it("changing cart, codes and address in one tab while another places: what was agreed to is what is paid", async () => {
    const thing = await system.shop.sells({ stock: 1_000 });
    const other = await system.shop.sells({ stock: 1_000, amount: 900 });
    await system.shop.offersCoupon("SWAP");
    let placedOrders = 0;
    for (let round = 0; round < 10; round += 1) {
      const { shopper, checkout } = await readyGuest(round, thing.itemId);
      const line = checkout.lines[0]!.id;
      const [first, second] = system.urls;
      const [placed] = await Promise.all([
        shopper.complete(checkout, undefined, first),
        shopper.call("PATCH", `/api/v1/cart/lines/${line}`, { quantity: 7 }, {}, second),
        shopper.call("PUT", "/api/v1/cart/codes", { codes: ["SWAP"] }, {}, second),
        shopper.call("POST", "/api/v1/cart/lines", { lines: [{ item_id: other.itemId }] }, {}, second),
        shopper.call(
          "PATCH",
          `/api/v1/checkouts/${checkout.id}`,
          { destination: { ...buyer.destination, address_country: "FR" } },
          {},
          second,
        ),
      ]);
      if (placed.status !== 200) {
        expect(["price_changed", "incomplete"]).toContain(placed.body.code);
        continue;
      }
      placedOrders += 1;
      const session = await system.stripe.checkout.sessions.retrieve(sessionOf(placed.body));
      expect(session.amount_total).toBe(checkout.total);
      await system.control.pay(session.id);
      const orderId = orderIdOf(placed.body);
      await settled(orderId);
      expect(await linesOf(orderId)).toEqual([{ quantity: 1 }]);
      // What was wished beyond the order is still wished, once.
      const left = (await shopper.cart()).body.lines.map((one) => one.quantity).toSorted((a, b) => a - b);
      expect([[1], [1, 6], [6], []]).toContainEqual(left);
    }
    expect(placedOrders).toBeGreaterThan(0);
    await expectWhole();
  });

  it("going back, giving up, paying and placing again at once: one order stands and is paid once, or none is", async () => {
    const thing = await system.shop.sells({ stock: 200 });
    for (let round = 0; round < 8; round += 1) {
      const { shopper, checkout } = await readyGuest(round, thing.itemId);
      const placed = await shopper.complete(checkout);
      const [first, second] = system.urls;
      const answers = await Promise.all([
        system.control.pay(sessionOf(placed.body)).catch(() => null),
        shopper.call("POST", `/api/v1/checkouts/${checkout.id}/reopen`, {}, {}, first),
        shopper.call("POST", `/api/v1/checkouts/${checkout.id}/cancel`, {}, {}, second),
        shopper.complete(checkout, undefined, second),
      ]);
      for (const answer of answers)
        if (answer && "status" in answer) expect([200, 409, 503]).toContain(answer.status);
      const paid =
        (await system.stripe.checkout.sessions.retrieve(sessionOf(placed.body))).payment_status === "paid";
      if (paid) await settled(orderIdOf(placed.body));
      const { rows } = await system.database.pool.query(
        "SELECT count(*) FILTER (WHERE o.state = 'placed')::int AS placed FROM orders o JOIN checkouts k ON k.id = o.checkout_id WHERE o.email = $1 AND o.created_at >= (SELECT created_at FROM orders WHERE id = $2)",
        [`guest-${round}@people.example`, orderIdOf(placed.body)],
      );
      expect(rows[0].placed).toBe(paid ? 1 : 0);
    }
    await expectWhole();
  });

  it("a cart that two requests see become a member's at once is merged once", async () => {
    for (let round = 0; round < 8; round += 1) {
      await world.withoutCart("other");
      const member = await as(system, world, "other", 0);
      const guest = system.visitor(1);
      await guest.add(world.thing.itemId, 3);
      if (round % 2) await member.add(world.thing.itemId, 2);
      const cookies = [...member.jar, ...guest.jar].filter(([name]) => name !== "flash");
      const tabs = Array.from({ length: 6 }, (_, at): Visitor => {
        const tab = system.visitor(at);
        for (const [name, value] of cookies) tab.jar.set(name, value);
        return tab;
      });
      const seen = await Promise.all(tabs.map((tab) => tab.cart()));
      for (const answer of seen) expect(answer.status).toBe(200);
      expect((await tabs[0]!.cart()).body.lines.map((line) => line.quantity)).toEqual([3]);
    }
    await expectWhole();
  });
});
