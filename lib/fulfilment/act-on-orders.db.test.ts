import { describe, expect, it } from "vitest";
import { cancelOrder } from "@/lib/aftersales";
import { settleOrder } from "@/lib/checkout";
import { answerInquiry, inquirySchema, listInquiries, receiveInquiry } from "@/lib/inquiries";
import { checkIdentities } from "@/lib/integrity";
import { changeStock, countAt } from "@/lib/inventory";
import type { Ctx } from "@/lib/kernel/context";
import { orderById, orderLabel } from "@/lib/orders";
import { factOf, retrieveSession } from "@/lib/payments";
import { claimAttempt } from "@/lib/platform/idempotency";
import { transact } from "@/lib/platform/transact";
import { orderList, orderView } from "@/lib/views";
import { busyShop } from "@/tests/busy-shop";
import { testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import { testStripe } from "@/tests/stripe";
import { actOnOrders, actOnOrdersSchema, type OrderAct, progressOf } from ".";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const { shop, order, items, walk } = await busyShop(ctx, control);

/** A paid order, of two cups and a pot unless it is said of what. */
const both = [{ itemId: items.cup.itemId, quantity: 2 }, { itemId: items.pot.itemId }];
async function paid(lines: Parameters<typeof walk.toPayment>[0] = both): Promise<string> {
  const { orderId, sessionId } = await walk.toPayment(lines);
  await control.pay(sessionId);
  await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
  return orderId;
}
const seen = async (id: string) => ({ id, version: (await orderById(ctx, id))?.version ?? 1 });
const act = async (kind: OrderAct["kind"], ids: readonly string[], by: Ctx = ctx) => {
  const orders = await Promise.all(ids.map(seen));
  return (await actOnOrders(by, { act: { kind }, orders })).value.results;
};
const parcelsOf = async (id: string) => (await orderView(ctx, id))!.shipments;
const count = async (query: string, ids: readonly string[]) =>
  (await database.owner.query(query, [ids])).rows[0].n as number;
const entries = (action: string, ids: readonly string[]) =>
  count(
    `SELECT count(*)::int AS n FROM audit_entries WHERE action = '${action}' AND subject = ANY ($1::text[])`,
    ids,
  );
const facts = (type: string, ids: readonly string[]) =>
  count(
    `SELECT count(*)::int AS n FROM outbox_events WHERE type = '${type}' AND subject = ANY ($1::text[])`,
    ids,
  );
const isWhole = async () => expect(await checkIdentities(ctx)).toMatchObject({ ok: true });

/** The same call under a key, as its door makes it. */
async function keyed(key: string, body: Parameters<typeof actOnOrders>[1]) {
  const claim = await claimAttempt(ctx, {
    principal: "staff:test",
    operation: "desk.order.bulk",
    key,
    rawBody: JSON.stringify(body),
    body,
  });
  if (claim.outcome !== "fresh") return claim;
  const attempt = {
    ...claim.attempt,
    render: (result: unknown) => ({ status: 200, body: JSON.stringify(result) }),
  };
  return { ...claim, answer: await actOnOrders({ ...ctx, attempt }, body) };
}

describe("orders that are shipped together", () => {
  it("leave whole or as far as they have not left, a parcel each; each of the others says why it stays", async () => {
    const stale = { ...(await seen(order.part_refunded)), version: 0 };
    const gone = ctx.ids.next();
    const ids = [order.placed, order.part_shipped, order.shipped, order.canceled, order.waiting, gone];
    const { value } = await actOnOrders(ctx, {
      act: { kind: "ship" },
      orders: [...(await Promise.all(ids.map(seen))), stale],
    });
    expect(value.results).toEqual([
      { id: order.placed, ok: true },
      { id: order.part_shipped, ok: true },
      { id: order.shipped, ok: false, code: "nothing_to_ship" },
      { id: order.canceled, ok: false, code: "order_not_placed", state: "canceled" },
      { id: order.waiting, ok: false, code: "order_not_placed", state: "awaiting_payment" },
      { id: gone, ok: false, code: "order_not_found" },
      { id: stale.id, ok: false, code: "changed_meanwhile", version: (await seen(stale.id)).version },
    ]);
    const units = async (id: string) =>
      (await parcelsOf(id)).map(({ lines }) => lines.map(({ quantity }) => quantity).sort());
    expect(await units(order.placed)).toEqual([[1, 2]]);
    expect(await units(order.part_shipped)).toEqual([[1], [1, 1]]);
    expect(await units(order.shipped)).toHaveLength(1);
    for (const id of [order.canceled, order.waiting, stale.id]) expect(await units(id)).toEqual([]);

    const [parcel] = await parcelsOf(order.placed);
    const { promise } = (await orderView(ctx, order.placed))!;
    expect(promise!.carrier).toBeTruthy();
    expect(parcel).toMatchObject({ carrier: promise!.carrier, trackingNumber: null, trackingUrl: null });
    // Once each for what was done, beside what the shop had done before.
    expect(await entries("order.shipped", ids)).toBe(4);
    expect(await facts("order.shipped", ids)).toBe(4);
    await isWhole();

    // As the list shows it now, it goes.
    expect(await act("ship", [stale.id])).toEqual([{ id: stale.id, ok: true }]);
  });

  it("are known to the list by the version that the act asks for", async () => {
    const id = await paid();
    const q = orderLabel((await orderById(ctx, id))!.number);
    const sees = { money: false, customer: false, messages: false };
    const { rows } = await orderList(ctx, { q }, sees, "UTC");
    expect(rows).toMatchObject([{ id, version: (await seen(id)).version }]);
  });

  it("leave once though two press at the same moment, in whichever order they chose", async () => {
    const ids = await Promise.all([paid(), paid(), paid()]);
    const answers = await Promise.all([
      act("ship", ids),
      act("ship", ids.toReversed()),
      act("ship", [ids[1]!, ids[2]!, ids[0]!]),
    ]);
    for (const id of ids) {
      const said = answers.map((results) => results.find((done) => done.id === id)!);
      expect(said.filter((done) => done.ok)).toHaveLength(1);
      for (const done of said) if (!done.ok) expect(done.code).toBe("nothing_to_ship");
      expect(await parcelsOf(id)).toHaveLength(1);
    }
    expect(await facts("order.shipped", ids)).toBe(3);
    await isWhole();
  });

  it("are sent or cancelled, never both, when somebody cancels them meanwhile", async () => {
    const ids = await Promise.all([paid(), paid(), paid(), paid()]);
    const how = { lines: null, restock: true, refund: true, reason: "Changed mind" };
    const [shipped] = await Promise.all([
      act("ship", ids),
      ...ids.toReversed().map((id) => cancelOrder(ctx, id, how)),
    ]);
    for (const [at, id] of ids.entries()) {
      const progress = await progressOf(ctx, id);
      const isSent = shipped[at]!.ok;
      const [all, none] = ["2 1", "0 0"];
      expect(progress.map((line) => line.shipped).join(" ")).toBe(isSent ? all : none);
      expect(progress.map((line) => line.canceled).join(" ")).toBe(isSent ? none : all);
    }
    await isWhole();
  });

  it("leave once under a key that is sent again, and the answer is the first one", async () => {
    const body = {
      act: { kind: "ship" as const },
      orders: [await seen(await paid()), await seen(order.canceled)],
    };
    const first = await keyed("a-run.0", body);
    const again = await keyed("a-run.0", body);
    expect(again.outcome).toBe("replay");
    if (first.outcome !== "fresh" || again.outcome !== "replay") return;
    expect(JSON.parse(again.body)).toEqual(first.answer);
    expect(first.answer.value.results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(await parcelsOf(body.orders[0]!.id)).toHaveLength(1);
  });

  it("stay, all of them, where their answer cannot be kept: who took the key over sends them", async () => {
    const ids = [await paid(), await paid()];
    const lost = { principal: "staff:test", operation: "desk.order.bulk", key: "lost", claim: 1 };
    const attempt = { ...lost, render: () => ({ status: 200, body: "" }), finished: false };
    await expect(act("ship", ids, { ...ctx, attempt })).rejects.toThrow("lost its lease");
    for (const id of ids) expect(await parcelsOf(id)).toEqual([]);
    expect((await act("ship", ids)).map(({ ok }) => ok)).toEqual([true, true]);
  });

  it("stay where something of them is not on the shelf, until it has come", async () => {
    const chair = await shop.sells({ title: "Chair on order", stock: 0 });
    const at = { variantId: chair.variantId, locationId: shop.location.id };
    await transact(ctx, (tx) => countAt(tx, [{ ...at, backorder: true }]));
    const arrives = () =>
      transact(ctx, (tx) => changeStock(tx, [{ ...at, delta: 1, kind: "adjustment", reason: "Delivery" }]));
    const first = await paid([{ itemId: chair.itemId }, { itemId: items.pot.itemId }]);
    const second = await paid([{ itemId: chair.itemId }]);
    const [waits, done] = [{ ok: false, code: "waits_for_stock" }, { ok: true }];
    expect(await act("ship", [second, first])).toMatchObject([waits, waits]);
    expect(await parcelsOf(first)).toEqual([]);
    // As in the queue, what comes is for whoever has waited longest, in whichever order they were chosen.
    must(await arrives());
    expect(await act("ship", [second, first])).toMatchObject([waits, done]);
    must(await arrives());
    expect(await act("ship", [second])).toMatchObject([done]);
    await isWhole();
  });

  it("stay where somebody wrote about them, until that is answered", async () => {
    const [asked, other] = [await paid(), await paid()];
    const label = orderLabel((await orderById(ctx, asked))!.number);
    const letter = { name: "Ines", email: "ines@example.com", topic: "order", order: label, text: "No. 41" };
    await receiveInquiry(ctx, inquirySchema.parse(letter), { customerId: null, locale: "en" });
    expect(await act("ship", [asked, other])).toEqual([
      { id: asked, ok: false, code: "message_open" },
      { id: other, ok: true },
    ]);
    expect(await parcelsOf(asked)).toEqual([]);
    const { inquiries } = await listInquiries(ctx, { open: true });
    must(await answerInquiry(ctx, inquiries[0]!.id));
    expect(await act("ship", [asked])).toEqual([{ id: asked, ok: true }]);
  });

  it("leave without what needs no parcel", async () => {
    const pattern = await shop.sells({ title: "A pattern to print", ships: false });
    const id = await paid([{ itemId: pattern.itemId }, { itemId: items.pot.itemId }]);
    expect(await act("ship", [id])).toEqual([{ id, ok: true }]);
    const left = (await progressOf(ctx, id)).map(({ line, shipped }) => [line.title, shipped]);
    expect(left).toEqual([
      ["A pattern to print", 0],
      ["Hestia pot", 1],
    ]);
    expect(await act("ship", [id])).toEqual([{ id, ok: false, code: "nothing_to_ship" }]);
  });
});

describe("orders that are marked as delivered together", () => {
  it("have arrived with every parcel that was under way; each of the others says why nothing changed", async () => {
    const [some, none] = [order.part_shipped, await paid()];
    const gone = ctx.ids.next();
    const ids = [some, none, gone];
    expect(await parcelsOf(some)).toHaveLength(2);
    const answers = await Promise.all([act("deliver", ids), act("deliver", ids.toReversed())]);
    // Two press at the same moment: each parcel arrives once.
    const ofSome = answers.map((results) => results.find((done) => done.id === some)!);
    expect(ofSome.some((done) => done.ok)).toBe(true);
    for (const parcel of await parcelsOf(some)) expect(parcel.deliveredAt).not.toBeNull();
    for (const results of answers) {
      expect(results).toContainEqual({ id: none, ok: false, code: "not_in_transit" });
      expect(results).toContainEqual({ id: gone, ok: false, code: "order_not_found" });
    }
    expect(await entries("order.delivered", ids)).toBe(2);
    expect(await facts("order.delivered", ids)).toBe(2);
    expect(await act("deliver", [some])).toEqual([{ id: some, ok: false, code: "not_in_transit" }]);
    await isWhole();
  });
});

it("a call names each order once, and no more than a call takes", () => {
  const one = { id: ctx.ids.next(), version: 1 };
  const read = (orders: readonly unknown[], kind = "ship") =>
    actOnOrdersSchema.safeParse({ act: { kind }, orders }).success;
  expect(read([one])).toBe(true);
  expect(read([one, one])).toBe(false);
  expect(read([])).toBe(false);
  expect(read(Array.from({ length: 26 }, () => ({ ...one, id: ctx.ids.next() })))).toBe(false);
  expect(read([one], "cancel")).toBe(false);
});
