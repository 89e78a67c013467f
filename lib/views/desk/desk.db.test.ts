import { describe, expect, it } from "vitest";
import { settleOrder } from "@/lib/checkout";
import { findOrCreateCustomer } from "@/lib/customers";
import { answerInquiry, inquirySchema, listInquiries, receiveInquiry } from "@/lib/inquiries";
import { addToTimeline, noteOrder, numberFromLabel, orderById } from "@/lib/orders";
import { factOf, retrieveSession } from "@/lib/payments";
import { raiseProblem, resolveProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import {
  deskCounts,
  deskOrder,
  deskProblems,
  deskSales,
  orderList,
  orderLook,
  orderPages,
  ordersNamed,
  orderView,
  packingQueue,
  packingSheets,
  writersOf,
} from "@/lib/views";
import { type OrderListInput, orderListSchema, type Sees } from "@/lib/views/contract";
import { busyShop, type SeenOrder } from "@/tests/busy-shop";
import { testDatabase } from "@/tests/database";
import { must } from "@/tests/people";
import { testStripe } from "@/tests/stripe";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const { order, shop, walk } = await busyShop(ctx, control);
const everything: Sees = { money: true, customer: true, messages: true };
const packer: Sees = { money: false, customer: false, messages: false };
const zone = "Europe/Berlin";
const hours = { timeZone: zone, cutOff: null, closedDays: [] };

const list = (input: OrderListInput, sees = everything) => orderList(ctx, input, sees, zone);
const names = async (input: OrderListInput, sees = everything) => {
  const { rows } = await list(input, sees);
  const byId = new Map(Object.entries(order).map(([name, id]) => [id, name]));
  return rows.map((row) => byId.get(row.id)).sort();
};
const all = (Object.keys(order) as SeenOrder[]).sort((a, b) => (a < b ? -1 : 1));
const placed = all.filter((name) => name !== "unpaid" && name !== "waiting");

describe("the list of orders", () => {
  it("says of each order what its own page says", async () => {
    const { rows } = await list({ scope: "all" });
    expect(rows).toHaveLength(all.length);
    for (const row of rows) {
      const view = (await orderView(ctx, row.id))!;
      expect(row).toMatchObject({
        label: view.label,
        fulfilment: view.fulfilmentStatus,
        units: 3,
        open: view.lines.reduce((units, line) => units + line.open, 0),
        money: { payment: view.paymentStatus, total: view.total, currency: "EUR" },
      });
    }
  });

  it("begins with what was placed, newest first, and leaves tries to pay for those who ask", async () => {
    const { rows } = await list({});
    expect(await names({})).toEqual(placed);
    expect(rows.map((row) => row.listedAt)).toEqual(
      rows
        .map((row) => row.listedAt)
        .sort()
        .reverse(),
    );
    expect(await names({ scope: "unfinished" })).toEqual(["unpaid", "waiting"]);
  });

  it.each<[OrderListInput, SeenOrder[]]>([
    [{ fulfilment: "to_ship" }, ["part_refunded", "part_shipped", "placed"]],
    [{ fulfilment: "unfulfilled" }, ["part_refunded", "placed"]],
    [{ fulfilment: "partly_fulfilled" }, ["part_shipped"]],
    [{ fulfilment: "fulfilled" }, ["shipped"]],
    [{ state: "canceled" }, ["canceled", "unpaid"]],
    [{ state: "canceled", scope: "placed" }, ["canceled"]],
    [{ state: "awaiting_payment" }, ["waiting"]],
    [{ payment: "awaiting_payment" }, ["waiting"]],
    [{ payment: "paid" }, ["part_shipped", "placed", "shipped"]],
    [{ payment: "partly_refunded" }, ["part_refunded"]],
    [{ payment: "refunded" }, ["canceled"]],
    [{ payment: "not_paid" }, ["unpaid"]],
    [{ payment: "review" }, []],
    [{ payment: "pending" }, []],
    [{ q: "INES@example" }, all],
    [{ q: "calde" }, all],
    [{ q: "cald ín" }, all],
    [{ q: "ines weber" }, []],
    [{ q: "100%" }, []],
    [{ q: "o'; --" }, []],
    [{ from: "2020-01-01", to: "2020-01-02" }, []],
  ])("finds %j", async (input, expected) => {
    expect(await names(input)).toEqual([...expected].sort());
  });

  it("finds an order by its number, however it is written", async () => {
    const { label } = (await orderView(ctx, order.placed))!;
    for (const q of [label, label.toLowerCase(), label.slice(3), `#${label.slice(3)}`])
      expect(await names({ q })).toEqual(["placed"]);
  });

  it("finds today's orders by the shop's own day", async () => {
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(ctx.clock.now());
    expect(await names({ from: today, to: today, scope: "all" })).toEqual(all);
  });

  it("takes an address that makes no sense for one without filters", async () => {
    const read = orderListSchema.parse({
      state: "gone",
      from: "0000-01-01",
      to: "soon",
      payment: "x",
      after: "%%%",
      sort: "up",
    });
    expect(read).toEqual({ after: "%%%" });
    expect(await names(read)).toEqual(placed);
  });
});

describe("the pages of a list", () => {
  it("hold every order once, whichever way it is read", async () => {
    const other = await testDatabase();
    const there = other.ctx();
    await other.owner.query(`
      ALTER TABLE orders DROP CONSTRAINT orders_channel_id_channels_id_fk, DROP CONSTRAINT orders_market_id_markets_id_fk;
      INSERT INTO orders (id, number, channel_id, market_id, source, state, currency, locale, tax_inclusive, total_amount,
        fingerprint, created_at, placed_at, updated_at)
      SELECT gen_random_uuid(), n, gen_random_uuid(), gen_random_uuid(), 'cart', 'placed', 'EUR', 'en', true, 0, 'x', at, at, at
      FROM (SELECT n, timestamptz '2026-03-02T09:00:00Z' + (n / 3) * interval '1 minute' AS at FROM generate_series(1, 120) n) g
    `);
    for (const sort of ["newest", "oldest"] as const) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await orderList(there, { sort, after }, everything, zone);
        seen.push(...page.rows.map((row) => row.id));
        after = page.next ?? undefined;
      } while (after);
      expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    }
  });
});

describe("an order for the desk", () => {
  it("has every row by name, and the lines with their own adjustments sum to what was paid", async () => {
    const view = (await deskOrder(ctx, order.part_shipped, everything))!;
    const { money } = view;
    expect(money!.lines.every((line) => line.adjustments.length > 0)).toBe(true);
    const named = [...money!.adjustments, ...money!.lines.flatMap((line) => line.adjustments)];
    expect(named.every((row) => row.label !== "")).toBe(true);
    const sums = named.filter((row) => !row.included).reduce((sum, row) => sum + row.amount, 0);
    expect(money!.lines.reduce((sum, line) => sum + line.subtotal, sums)).toBe(money!.total);
    expect(view.parcels[0]).toMatchObject({ carrier: "DHL", trackingNumber: "JD014600" });
    expect(view.timeline.map((entry) => entry.type)).toEqual(["shipped", "placed", "created"]);
  });

  it("has its notes among the events, with who wrote them", async () => {
    const actor = { kind: "staff", principal: "staff:1", staffId: "1", name: "Grace Hopper" } as const;
    must(await noteOrder(database.ctx({ actor }), order.placed, "Call before sending"));
    const [note] = (await deskOrder(ctx, order.placed, everything))!.timeline;
    expect(note).toMatchObject({
      type: "note",
      actor: { name: "Grace Hopper" },
      detail: { text: "Call before sending" },
    });
    expect(await noteOrder(ctx, ctx.ids.next(), "x")).toMatchObject({ code: "order_not_found" });
  });

  it("leads to the buyer's account, for those who may see customers", async () => {
    const { id } = await transact(ctx, (tx) => findOrCreateCustomer(tx, { email: "ines@example.com" }));
    await database.owner.query("UPDATE orders SET customer_id = $1 WHERE id = $2", [id, order.placed]);
    const customerOf = async (sees: Sees) => (await deskOrder(ctx, order.placed, sees))!.customerId;
    expect(await customerOf(everything)).toBe(id);
    expect(await customerOf(packer)).toBeNull();
    await database.owner.query("UPDATE orders SET customer_id = NULL WHERE id = $1", [order.placed]);
  });

  it("is none when there is none", async () => {
    expect(await deskOrder(ctx, ctx.ids.next(), everything)).toBeNull();
  });
});

describe("whoever writes to the shop", () => {
  it("is known by the address: its account, and whether it has ordered", async () => {
    const { id } = await transact(ctx, (tx) => findOrCreateCustomer(tx, { email: "Nora@example.com" }));
    const writerOf = await writersOf(ctx, ["nora@example.com", "INES@example.com", "nobody@example.com"]);
    expect(writerOf("nora@EXAMPLE.com")).toMatchObject({ customerId: id, hasOrdered: false });
    expect(writerOf("ines@example.com")).toMatchObject({ hasOrdered: true });
    expect(writerOf("nobody@example.com")).toMatchObject({ customerId: null, hasOrdered: false });
    expect((await writersOf(ctx, []))("nora@example.com")).toBeUndefined();
  });

  it("may name an order, which is theirs only if it was ordered with their address", async () => {
    const { number } = (await orderById(ctx, order.shipped))!;
    const orderOf = await ordersNamed(ctx, [number, 1]);
    const found = { id: order.shipped, state: "placed", fulfilment: "fulfilled" };
    expect(orderOf(number, "INES@example.com")).toEqual({ ...found, isTheirs: true });
    expect(orderOf(number, "nora@example.com")).toEqual({ ...found, isTheirs: false });
    expect(orderOf(number, null)).toMatchObject({ isTheirs: false });
    expect(orderOf(1, "ines@example.com")).toBeNull();
    expect((await ordersNamed(ctx, []))(number, null)).toBeNull();
  });
});

describe("a letter that names an order", () => {
  it("stands on its page and on the packing card until it is answered; who may not read it learns of it", async () => {
    const { label } = (await orderView(ctx, order.placed))!;
    const write = (email: string, text: string) =>
      receiveInquiry(
        ctx,
        inquirySchema.parse({ name: "Clara Lindner", email, topic: "order", order: label, text }),
        {
          customerId: null,
          locale: "en",
        },
      );
    const letters = async (sees: Sees) => (await deskOrder(ctx, order.placed, sees))!.letters;
    const onCard = async () =>
      (await packingQueue(ctx, {}, hours)).orders.filter((one) => one.hasLetter).map(({ id }) => id);
    expect([await letters(everything), await onCard()]).toEqual([[], []]);
    await write("somebody@example.com", "Send it to me instead.");
    expect((await letters(everything)).map(({ said }) => said?.isBuyers)).toEqual([false]);
    // Who only knows a number stops no parcel.
    expect(await onCard()).toEqual([]);
    await write("INES@example.com", "The house number is 41.");
    expect((await letters(everything)).map(({ said }) => said)).toEqual([
      { name: "Clara Lindner", text: "The house number is 41.", isBuyers: true },
      { name: "Clara Lindner", text: "Send it to me instead.", isBuyers: false },
    ]);
    expect((await letters(packer)).map(({ said }) => said)).toEqual([null, null]);
    expect((await deskOrder(ctx, order.shipped, everything))!.letters).toEqual([]);
    expect(await onCard()).toEqual([order.placed]);
    const { inquiries } = await listInquiries(ctx, { open: true, order: numberFromLabel(label)! });
    expect(inquiries.map(({ text }) => text)).toEqual(["The house number is 41.", "Send it to me instead."]);
    for (const { id } of inquiries) must(await answerInquiry(ctx, id));
    expect([await letters(everything), await onCard()]).toEqual([[], []]);
  });
});

describe("whoever may not see money", () => {
  it("is given none of it, in list or order, by whatever name", async () => {
    const { rows } = await list({ scope: "all" }, packer);
    const orders = await Promise.all(all.map((name) => deskOrder(ctx, order[name], packer)));
    const said = JSON.stringify([rows, orders]);
    for (const amount of ["2400", "4800", "9600", "14400", "13150", "500"])
      expect(said).not.toContain(`:${amount}`);
    // Whole words: the secret of a link may hold any three letters.
    for (const word of [/\bEUR\b/, /\b(cs|pi)_/, /ines@/, /\bSPRING/, /amount/i])
      expect(said).not.toMatch(word);
  });

  it("is not told of mails that tell of it", async () => {
    const said = {
      orderId: order.shipped,
      type: "message_sent" as const,
      detail: { template: "order_refunded" },
    };
    await transact(ctx, (tx) => addToTimeline(tx, said));
    const types = async (sees: Sees) =>
      (await deskOrder(ctx, order.shipped, sees))!.timeline.map((entry) => entry.type);
    expect(await types(everything)).toContain("message_sent");
    expect(await types(packer)).not.toContain("message_sent");
  });

  it("cannot ask about it either", async () => {
    const told = (await Promise.all(all.map((name) => deskOrder(ctx, order[name], packer)))).flatMap((view) =>
      view!.timeline.map((entry) => entry.type),
    );
    expect(told.filter((type) => /refund|payment|dispute/.test(type))).toEqual([]);
    expect(await names({ payment: "refunded", scope: "placed" }, packer)).toEqual(placed);
    expect(await names({ q: "ines@example.com" }, packer)).toEqual([]);
  });
});

describe("problems", () => {
  const raise = (kind: string, subject: string, detail: Record<string, unknown> = {}) =>
    raiseProblem(ctx, kind, subject, detail);

  it("name their order and say whether their work can be tried again; closed ones are asked for", async () => {
    const shown = async (scope?: "resolved") =>
      (await deskProblems(ctx, { scope })).problems.map((problem) => [
        problem.kind,
        problem.order?.id ?? null,
        problem.canTryAgain,
      ]);
    await raise("amount_differs", order.placed);
    await raise("refund_failed", ctx.ids.next(), { order: order.shipped });
    await raise("event_undelivered", ctx.ids.next());
    await raise("job_given_up", "fetch-media", { task: "fetch-media", payload: {} });
    await raise("job_given_up", "nothing known");
    // Those of one millisecond stand in any order.
    expect(await shown()).toEqual(
      expect.arrayContaining([
        ["job_given_up", null, false],
        ["job_given_up", null, true],
        ["event_undelivered", null, true],
        ["refund_failed", order.shipped, false],
        ["amount_differs", order.placed, false],
      ]),
    );
    const { problems } = await deskProblems(ctx, {});
    expect(problems).toHaveLength(5);
    const undelivered = problems.find((problem) => problem.kind === "event_undelivered")!;
    must(await resolveProblem(ctx, undelivered.id, "Done by hand"));
    expect(await shown("resolved")).toEqual([["event_undelivered", null, false]]);
    await database.owner.query("DELETE FROM problems");
  });

  it("of a dispute lead to its payment at Stripe", async () => {
    await database.owner.query(
      `INSERT INTO disputes (id, payment_id, stripe_dispute_id, amount, currency, reason, state, opened_at, updated_at)
       SELECT gen_random_uuid(), id, 'du_1', 100, currency, 'fraudulent', 'needs_response', now(), now()
       FROM payments WHERE order_id = $1`,
      [order.placed],
    );
    await database.owner.query("UPDATE payments SET payment_intent_id = 'pi_1' WHERE order_id = $1", [
      order.placed,
    ]);
    await raise("dispute", "du_1", { order: order.placed });
    await raise("dispute", "du_unknown", { order: order.placed });
    const { problems } = await deskProblems(ctx, {});
    expect(problems.map(({ atStripe }) => atStripe)).toEqual([
      null,
      "https://dashboard.stripe.com/test/payments/pi_1",
    ]);
    const about = async () =>
      (await deskProblems(ctx, {})).problems.find(({ subject }) => subject === "du_1");
    await database.owner.query("UPDATE disputes SET due_by = '2026-12-06T23:59:59Z'");
    expect(await about()).toMatchObject({ detail: { due_by: "2026-12-06T23:59:59.000Z" } });
    await database.owner.query("UPDATE disputes SET state = 'under_review'");
    expect(await about(), "answered").toMatchObject({ detail: { due_by: null }, atStripe: null });
    await database.owner.query("DELETE FROM problems");
    await database.owner.query("DELETE FROM disputes");
  });

  it("are paged by key, each once", async () => {
    for (let n = 0; n < 120; n += 1) await raise("dispute", `paged-${n}`);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await deskProblems(ctx, { after });
      seen.push(...page.problems.map((problem) => problem.subject));
      after = page.next ?? undefined;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    await database.owner.query("DELETE FROM problems");
  });
});

describe("today", () => {
  it("counts what was placed, and what waits", async () => {
    const sales = await deskSales(ctx, zone);
    const kept = await Promise.all(
      placed
        .filter((name) => name !== "canceled")
        .map(async (name) => (await orderView(ctx, order[name]))!.total),
    );
    const amount = kept.reduce((sum, total) => sum + total, 0);
    expect(sales.currencies).toMatchObject([
      {
        currency: "EUR",
        today: { amount, orders: kept.length },
        lastWeekSoFar: 0,
        lastWeek: { amount: 0, orders: 0 },
      },
    ]);
    const { days } = sales.currencies[0]!;
    expect(days).toHaveLength(21);
    expect(days.at(-1)).toMatchObject({ day: sales.today, amount });
    expect(new Set(days.map((day) => day.day)).size).toBe(21);
    expect(await deskCounts(ctx, hours)).toMatchObject({ toShip: 3, problems: 0 });
  });

  it("counts nothing to ship where there is nothing to send, from the moment it is paid", async () => {
    const before = await deskCounts(ctx, hours);
    const plan = await shop.sells({ title: "Plan", amount: 1_000, stock: null, ships: false });
    const { orderId, sessionId } = await walk.toPayment([{ itemId: plan.itemId }]);
    await control.pay(sessionId);
    await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
    expect((await orderView(ctx, orderId))!.state).toBe("placed");
    expect(await deskCounts(ctx, hours)).toEqual(before);
  });
});

describe("beside the list", () => {
  it("a look at an order says what its page says, and no more than its reader may see", async () => {
    const page = (await deskOrder(ctx, order.part_refunded, everything))!;
    const look = (await orderLook(ctx, order.part_refunded, everything))!;
    expect(look).toMatchObject({
      label: page.label,
      fulfilment: page.fulfilment,
      email: page.email,
      money: { status: "partly_refunded", total: page.money!.total, refunded: page.money!.refunded },
    });
    const packed = (await orderLook(ctx, order.part_refunded, packer))!;
    expect(packed).toMatchObject({ money: null, email: null });
    expect(JSON.stringify(packed)).not.toContain(String(page.money!.total));
    expect(await orderLook(ctx, ctx.ids.next(), everything)).toBeNull();
  });

  it("packing lists come in the order that was asked for, with what is still to leave", async () => {
    const asked = [order.shipped, ctx.ids.next(), order.placed, order.part_shipped];
    const sheets = await packingSheets(ctx, asked);
    expect(sheets.map((sheet) => sheet.id)).toEqual([order.shipped, order.placed, order.part_shipped]);
    const open = sheets.map((sheet) => sheet.lines.reduce((units, line) => units + line.open, 0));
    const pages = await Promise.all(sheets.map((sheet) => deskOrder(ctx, sheet.id, packer)));
    expect(open).toEqual(pages.map((page) => page!.lines.reduce((units, line) => units + line.open, 0)));
    expect(JSON.stringify(sheets)).not.toMatch(/"(total|amount|email)"/);
  });

  it("the list as a file holds every order of the list, once, under its filters", async () => {
    const exported = [];
    for await (const rows of orderPages(ctx, { scope: "all" }, everything, zone)) exported.push(...rows);
    expect(exported).toEqual((await list({ scope: "all" })).rows);
    const toShip = [];
    for await (const rows of orderPages(ctx, { fulfilment: "to_ship" }, everything, zone))
      toShip.push(...rows);
    expect(toShip).toEqual((await list({ fulfilment: "to_ship" })).rows);
  });
});
