import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { availability } from "@/lib/inventory";
import { brokenIdentities, type SystemShop, startSystem } from "./system";
import { sessionOf, until } from "./visitor";

let system: SystemShop;
beforeAll(async () => {
  system = await startSystem({ processes: 2 });
});
afterAll(() => system.stop());

const ordersOf = async (where: string, values: unknown[] = []) =>
  (await system.database.pool.query(`SELECT * FROM orders WHERE ${where}`, values)).rows;
const stockOf = async (variantId: string) => (await availability(system.ctx, [variantId])).get(variantId);
const expectIdentities = async () => expect(await brokenIdentities(system.ctx)).toEqual([]);

/** A shopper who wants `quantity` of a thing, up to the point where only paying is left. */
async function readyShopper(at: number, itemId: string, quantity = 1, email = `shopper-${at}@example.com`) {
  const shopper = system.visitor(at);
  const added = await shopper.add(itemId, quantity);
  expect(added.status, JSON.stringify(added.body)).toBe(200);
  return { shopper, checkout: await shopper.toCheckout(email) };
}

describe("races through the public doors of two processes", () => {
  it("sells exactly 20 of 20 units to 200 shoppers", async () => {
    const thing = await system.shop.sells({ title: "Vigil candle", stock: 20 });
    const ready = [];
    for (let at = 0; at < 200; at += 25) {
      ready.push(
        ...(await Promise.all(Array.from({ length: 25 }, (_, n) => readyShopper(at + n, thing.itemId)))),
      );
    }
    const answers = await Promise.all(ready.map(({ shopper, checkout }) => shopper.complete(checkout)));
    const won = answers.filter((answer) => answer.status === 200);
    const lost = answers.filter((answer) => answer.status !== 200);
    expect(won).toHaveLength(20);
    expect(new Set(lost.map((answer) => answer.body.code))).toEqual(new Set(["out_of_stock"]));
    expect(await stockOf(thing.variantId)).toMatchObject({ onHand: 20, held: 20 });

    await Promise.all(won.map((answer) => system.control.pay(sessionOf(answer.body))));
    await until("all 20 are placed", async () => (await ordersOf("state = 'placed'")).length === 20);
    expect(await stockOf(thing.variantId)).toMatchObject({ onHand: 0, held: 0 });
    await expectIdentities();
  });

  it("makes one order of one unit and 50 shoppers", async () => {
    const thing = await system.shop.sells({ stock: 1 });
    const ready = await Promise.all(Array.from({ length: 50 }, (_, at) => readyShopper(at, thing.itemId)));
    const answers = await Promise.all(ready.map(({ shopper, checkout }) => shopper.complete(checkout)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.code === "out_of_stock")).toHaveLength(49);
    await expectIdentities();
  });

  it("counts the same variant on two lines of one request once", async () => {
    const thing = await system.shop.sells({ stock: 3 });
    const shopper = system.visitor();
    const twice = {
      lines: [
        { item_id: thing.itemId, quantity: 2 },
        { item_id: thing.itemId, quantity: 2 },
      ],
    };
    expect(await shopper.call("POST", "/api/v1/cart/lines", twice)).toMatchObject({
      status: 409,
      body: { code: "out_of_stock" },
    });
    const fits = {
      lines: [
        { item_id: thing.itemId, quantity: 2 },
        { item_id: thing.itemId, quantity: 1 },
      ],
    };
    const added = await shopper.call<{ lines: { quantity: number }[] }>("POST", "/api/v1/cart/lines", fits);
    expect(added.body.lines.map((line) => line.quantity)).toEqual([3]);
  });

  it("never shows a deadlock to carts that cross", async () => {
    const a = await system.shop.sells({ stock: 100 });
    const b = await system.shop.sells({ stock: 100 });
    const ready = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        const shopper = system.visitor(at);
        const [first, second] = at % 2 === 0 ? [a, b] : [b, a];
        await shopper.add(first.itemId);
        await shopper.add(second.itemId);
        return { shopper, checkout: await shopper.toCheckout() };
      }),
    );
    const answers = await Promise.all(ready.map(({ shopper, checkout }) => shopper.complete(checkout)));
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    // Paying and giving up cross as well: half are paid while the other half are taken back.
    await Promise.all(
      answers.map((answer, at) =>
        at % 2 === 0
          ? system.control.pay(sessionOf(answer.body))
          : ready[at]!.shopper.reopen(ready[at]!.checkout.id),
      ),
    );
    await until("all are settled", async () => (await stockOf(a.variantId))?.held === 0);
    expect(await stockOf(a.variantId)).toMatchObject({ onHand: 80, held: 0 });
    expect(await stockOf(b.variantId)).toMatchObject({ onHand: 80, held: 0 });
    const { rows } = await system.database.pool.query(
      "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
    );
    expect(Number(rows[0].deadlocks)).toBe(0);
    await expectIdentities();
  });

  it("lets a coupon with one use be used once by 50", async () => {
    const thing = await system.shop.sells({ stock: 100 });
    const promotionId = await system.shop.offersCoupon("ONCE", { usageLimit: 1 });
    const ready = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const shopper = system.visitor(at);
        await shopper.add(thing.itemId);
        await shopper.codes("once");
        return { shopper, checkout: await shopper.toCheckout(`fan-${at}@example.com`) };
      }),
    );
    const answers = await Promise.all(ready.map(({ shopper, checkout }) => shopper.complete(checkout)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const { rows } = await system.database.pool.query("SELECT used_count FROM promotions WHERE id = $1", [
      promotionId,
    ]);
    expect(rows[0].used_count).toBe(1);
    await expectIdentities();
  });

  it("lets one buyer use a code once, from many carts at once", async () => {
    const thing = await system.shop.sells({ stock: 100 });
    await system.shop.offersCoupon("MINE", { perCustomerLimit: 1 });
    const ready = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const shopper = system.visitor(at);
        await shopper.add(thing.itemId);
        await shopper.codes("MINE");
        return {
          shopper,
          checkout: await shopper.toCheckout(at % 2 ? "one@example.com" : "ONE@example.com"),
        };
      }),
    );
    const answers = await Promise.all(ready.map(({ shopper, checkout }) => shopper.complete(checkout)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    await expectIdentities();
  });

  it("makes one order and one charge of two tabs and a double click", async () => {
    const thing = await system.shop.sells({ stock: 10 });
    const email = "two-tabs@example.com";
    const { shopper, checkout } = await readyShopper(0, thing.itemId, 1, email);
    const key = randomUUID();
    const answers = await Promise.all([
      shopper.complete(checkout, key, system.urls[0]),
      shopper.complete(checkout, key, system.urls[1]),
      shopper.complete(checkout, randomUUID(), system.urls[0]),
      shopper.complete(checkout, randomUUID(), system.urls[1]),
    ]);
    const urls = answers.filter((answer) => answer.status === 200).map((answer) => answer.body.redirect_url);
    expect(urls.length).toBeGreaterThan(0);
    expect(new Set(urls).size).toBe(1);
    for (const answer of answers) expect([200, 409, 503]).toContain(answer.status);
    expect(await ordersOf("email = $1", [email])).toHaveLength(1);
    const made = (await system.stripe.checkout.sessions.list({ limit: 100 })).data.filter(
      (session) => session.customer_email === email,
    );
    expect(made.map((session) => session.url)).toEqual([urls[0]]);
    const again = await shopper.complete(checkout, key);
    expect(again.body.redirect_url).toBe(urls[0]);
    await system.control.pay(sessionOf(again.body));
    await until("it is placed", async () => (await ordersOf("email = $1", [email]))[0].state === "placed");
    expect(await stockOf(thing.variantId)).toMatchObject({ onHand: 9, held: 0 });
    await expectIdentities();
  });

  it("ends in one written state whether paying or expiring is faster", async () => {
    const thing = await system.shop.sells({ stock: 100 });
    const ready = await Promise.all(Array.from({ length: 20 }, (_, at) => readyShopper(at, thing.itemId)));
    const sessions = await Promise.all(
      ready.map(async ({ shopper, checkout }) => sessionOf((await shopper.complete(checkout)).body)),
    );
    await Promise.all(
      sessions.flatMap((session) => [
        system.control.pay(session).catch(() => null),
        system.control.expire(session).catch(() => null),
      ]),
    );
    await until("all are settled", async () => (await stockOf(thing.variantId))?.held === 0);
    const paid = (
      await Promise.all(sessions.map((id) => system.stripe.checkout.sessions.retrieve(id)))
    ).filter((session) => session.payment_status === "paid");
    expect((await stockOf(thing.variantId))?.onHand).toBe(100 - paid.length);
    const { rows } = await system.database.pool.query(
      "SELECT o.state, p.session_id AS session FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.session_id = ANY($1)",
      [sessions],
    );
    const isPaid = new Set(paid.map((session) => session.id));
    expect(rows).toHaveLength(sessions.length);
    for (const { state, session } of rows) expect(state).toBe(isPaid.has(session) ? "placed" : "canceled");
    await expectIdentities();
  });
});
