import { describe, expect, it } from "vitest";
import { changeAddress } from "@/lib/aftersales";
import { askForAlert } from "@/lib/alerts";
import { settleOrder } from "@/lib/checkout";
import {
  addAddress,
  customerByEmail,
  customerById,
  editProfile,
  noteCustomer,
  proveEmail,
} from "@/lib/customers";
import { saveView } from "@/lib/desk";
import { progressOf, shipOrder } from "@/lib/fulfilment";
import { inquirySchema, receiveInquiry } from "@/lib/inquiries";
import { queueMessage } from "@/lib/messages";
import { joinNewsletter, subscriptionByEmail } from "@/lib/newsletter";
import { noteOrder, orderById } from "@/lib/orders";
import { factOf, paymentsOf, recordEventOutcome, retrieveSession, storeEvent } from "@/lib/payments";
import { raiseProblem } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import { customerList, deskCustomer } from "@/lib/views";
import { testDatabase } from "@/tests/database";
import { buyer, openShop } from "@/tests/factories";
import { makeCustomer, makeStaff, must } from "@/tests/people";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";
import { eraseCustomer, exportCustomer, keptOf } from ".";

const database = await testDatabase();
const ctx = database.ctx();
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const shop = await openShop(ctx);
const walk = walker(ctx, shop);
const cup = await shop.sells({ stock: 50 });
const pot = await shop.sells({ title: "Hestia pot", stock: 0 });

/** Nothing else in the database has any of these in it. */
const email = "Odalys.Zephyrine@example.com";
const traces = ["zephyrine", "odalys", "quillgasse", "555 0199", "zyx-wish"];
const destination = {
  ...buyer.destination,
  first_name: "Odalys",
  last_name: "Zephyrine",
  street_address: "Quillgasse 77",
  phone: "+49 555 0199",
};

/** An order made without signing in, by this address. */
async function order(how: "paid" | "lost" | "waits", address = email): Promise<string> {
  const { orderId, sessionId } = await walk.toPayment([{ itemId: cup.itemId, quantity: 2 }], {
    email: address,
    destination,
    note: "A zyx-wish: ring twice",
    gift_message: "For you, from Odalys",
  });
  if (how === "waits") return orderId;
  await (how === "paid" ? control.pay(sessionId) : control.expire(sessionId));
  await settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
  await storeEvent(ctx, {
    id: `evt_${orderId}`,
    type: "checkout.session.completed",
    objectId: sessionId,
    livemode: false,
    createdAt: ctx.clock.now(),
    body: JSON.stringify({ data: { object: { customer_details: { email: address, name: "Odalys" } } } }),
    road: "webhook",
  });
  await recordEventOutcome(ctx, `evt_${orderId}`, "settled", null);
  return orderId;
}

async function ship(orderId: string): Promise<void> {
  const lines = (await progressOf(ctx, orderId)).map((line) => ({
    line_id: line.lineId,
    quantity: line.ordered,
  }));
  const parcel = { lines, carrier: "DHL", tracking_number: "JD1", tracking_url: null, notify: true };
  must(await shipOrder(ctx, orderId, parcel));
}

/** Somebody the shop knows everything about that it can know. */
async function known() {
  const { id } = await makeCustomer(ctx, email);
  await transact(ctx, (tx) => proveEmail(tx, id));
  await transact(ctx, (tx) =>
    editProfile(tx, id, { first_name: "Odalys", last_name: "Zephyrine", phone: "+49 555 0199" }),
  );
  must(await transact(ctx, (tx) => addAddress(tx, id, { ...destination, is_default: true })));
  must(await noteCustomer(ctx, id, "Odalys rings on Fridays"));
  const paid = await order("paid");
  const lost = await order("lost");
  must(await noteOrder(ctx, paid, "Zephyrine wants it wrapped"));
  await walk
    .fillCart([{ itemId: cup.itemId }])
    .then(({ cart }) =>
      database.owner.query("UPDATE carts SET customer_id = $1, codes = '{ZYX-WISH}' WHERE id = $2", [
        id,
        cart.id,
      ]),
    );
  await receiveInquiry(
    ctx,
    inquirySchema.parse({ name: "Odalys", email, topic: "other", text: "It is Zephyrine again" }),
    { customerId: null, locale: "en-IE" },
  );
  const staff = await makeStaff(ctx, "grace@example.com");
  const search = `q=${encodeURIComponent(email)}`;
  must(await saveView(ctx, staff.id, { list: "customers", name: "Who asked", query: search }));
  await joinNewsletter(ctx, email, "en-IE");
  must(await askForAlert(ctx, shop.market, { item_id: pot.itemId, email }));
  const draft = { locale: "en", subject: "Odalys, it is on its way", html: "<p>Odalys</p>", text: "Odalys" };
  const messages = await transact(ctx, async (tx) => [
    await queueMessage(tx, {
      ...draft,
      eventId: null,
      template: "order_shipped",
      recipient: email,
      orderId: paid,
    }),
    await queueMessage(tx, {
      ...draft,
      eventId: null,
      template: "inquiry_received",
      recipient: "shop@example.com",
      replyTo: email,
    }),
  ]);
  await raiseProblem(ctx, "message_failed", messages[0]!, {
    recipient: email,
    problem: `550 ${email} unknown`,
  });
  return { id, paid, lost };
}

/** Every column of text in the database that has a trace of the person in it, whatever its table is called. */
async function whereTold(): Promise<string[]> {
  const { rows } = await database.owner.query<{ place: string; tab: string; col: string }>(`
    SELECT table_name || '.' || column_name AS place, quote_ident(table_name) AS tab, quote_ident(column_name) AS col
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE'
      AND (data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'USER-DEFINED'))`);
  const found: string[] = [];
  for (const { place, tab, col } of rows) {
    const { rowCount } = await database.owner.query(
      `SELECT FROM ${tab} WHERE lower(${col}::text) LIKE ANY($1) LIMIT 1`,
      [traces.map((trace) => `%${trace}%`)],
    );
    if (rowCount) found.push(place);
  }
  return found.sort();
}

describe("a customer's data", () => {
  it("is one file with everything that is kept, and giving it out is on the record", async () => {
    const { id, paid } = await known();
    const file = must(await exportCustomer(ctx, id));
    expect(file).toMatchObject({
      profile: { email, first_name: "Odalys", phone: "+49 555 0199" },
      addresses: [{ street_address: "Quillgasse 77" }],
      notes_by_staff: [{ text: "Odalys rings on Fridays" }],
      carts: [{ codes: ["ZYX-WISH"], lines: [{ title: "Alba cup", quantity: 1 }] }],
      orders: [
        {
          number: `CW-${(await orderById(ctx, paid))!.number}`,
          as_guest: true,
          email,
          buyer_note: "A zyx-wish: ring twice",
          addresses: [{ street_address: "Quillgasse 77" }],
          lines: [{ title: "Alba cup", quantity: 2 }],
          payments: [{ state: "paid" }],
          notes_by_staff: [{ text: "Zephyrine wants it wrapped" }],
        },
        { state: "canceled", placed_at: null },
      ],
      messages: [{ template: "order_shipped" }, { template: "inquiry_received" }],
      letters_to_the_shop: [{ text: "It is Zephyrine again" }],
      newsletter: [{ state: "confirmed", said: [{ kind: "confirmed", source: "account" }] }],
      alerts: [{ title: "Hestia pot" }],
    });
    expect(JSON.stringify(file)).not.toMatch(/argon2|token_hash|link_version/);
    expect(await keptOf(ctx, id)).toMatchObject({
      withAddress: true,
      addresses: 1,
      notes: 1,
      orderNotes: 1,
      carts: 1,
      messages: 2,
      letters: 1,
      alerts: 1,
      newsletter: true,
      orders: 1,
      tries: 1,
      underWay: [`CW-${(await orderById(ctx, paid))!.number}`],
    });
    const { rows } = await database.pool.query(
      "SELECT action FROM audit_entries WHERE subject_kind = 'customer' AND subject = $1",
      [id],
    );
    expect(rows).toEqual([{ action: "customer.exported" }]);
    expect(await exportCustomer(ctx, ctx.ids.next())).toMatchObject({ code: "customer_not_found" });
  });

  it("has the addresses that an order once had", async () => {
    const { id } = (await customerByEmail(ctx, email))!;
    const [{ id: paid, version }] = (
      await database.owner.query("SELECT id, version FROM orders WHERE email_key = lower($1) ORDER BY id", [
        email,
      ])
    ).rows;
    must(await changeAddress(ctx, paid, { ...destination, street_address: "Quillgasse 79", version }));
    expect(must(await exportCustomer(ctx, id)).orders).toMatchObject([
      {
        address_changes: [
          { before: { street_address: "Quillgasse 77" }, after: { street_address: "Quillgasse 79" } },
        ],
      },
      { address_changes: [] },
    ]);
  });

  it("is not erased while something is to be sent, and nothing of it is touched", async () => {
    const { id } = (
      await customerList(ctx, { q: "zephyrine" }, { money: true, customer: true, messages: true })
    ).rows[0]!;
    const before = await whereTold();
    const refused = await eraseCustomer(ctx, id);
    expect(refused).toMatchObject({ code: "order_under_way", detail: { count: 1 } });
    expect(await whereTold()).toEqual(before);
    expect((await customerById(ctx, id))!.erasedAt).toBeNull();
  });

  it("is found nowhere after erasing but in what the law has kept of the sale", async () => {
    const sees = { money: true, customer: true, messages: true };
    const { id } = (await customerList(ctx, { q: "zephyrine" }, sees)).rows[0]!;
    const { rows: orders } = await database.owner.query(
      "SELECT id, placed_at FROM orders WHERE email_key = lower($1) ORDER BY id",
      [email],
    );
    const [paid, lost] = orders;
    const { version } = (await orderById(ctx, paid.id))!;
    must(await changeAddress(ctx, paid.id, { ...destination, street_address: "Quillgasse 78", version }));
    await ship(paid.id);
    const money = async () =>
      (await database.owner.query("SELECT total_amount, currency, state FROM orders ORDER BY id")).rows;
    const [moneyBefore, paymentsBefore] = [await money(), await paymentsOf(ctx, paid.id)];
    const linkBefore = (await orderById(ctx, paid.id))!.linkVersion;
    expect(await eraseCustomer(ctx, id)).toEqual({ ok: true, value: { orders: 1 } });

    expect(await whereTold()).toEqual([
      "order_addresses.first_name",
      "order_addresses.last_name",
      "order_addresses.street_address",
      "orders.first_name",
      "orders.last_name",
    ]);
    const held = await database.owner.query(
      "SELECT DISTINCT order_id FROM order_addresses WHERE street_address IS NOT NULL AND order_id = ANY($1)",
      [[paid.id, lost.id]],
    );
    expect(held.rows).toEqual([{ order_id: paid.id }]);
    expect(await orderById(ctx, lost.id)).toMatchObject({ firstName: null, email: null });
    expect(await money()).toEqual(moneyBefore);
    expect(await paymentsOf(ctx, paid.id)).toEqual(paymentsBefore);
    expect((await orderById(ctx, paid.id))!.linkVersion).toBe(linkBefore + 1);

    const shown = (await deskCustomer(ctx, id, sees))!;
    expect(shown).toMatchObject({
      name: null,
      email: null,
      orders: 1,
      notes: [],
      addresses: [],
      letter: null,
    });
    expect(shown.erasedAt).not.toBeNull();
    expect(await subscriptionByEmail(ctx, email)).toBeNull();
    expect((await customerList(ctx, {}, sees)).rows).toEqual([]);
    expect((await customerList(ctx, { standing: "closed" }, sees)).rows).toMatchObject([{ isErased: true }]);
    const { rows: told } = await database.pool.query(
      "SELECT e.action, v.after FROM audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.subject = $1 ORDER BY e.id",
      [id],
    );
    expect(told.at(-1)).toEqual({ action: "customer.erased", after: { ordersKept: 1 } });
    expect(await eraseCustomer(ctx, id)).toMatchObject({ code: "customer_erased" });
    expect(await exportCustomer(ctx, id)).toMatchObject({ code: "customer_erased" });
    expect(await keptOf(ctx, id)).toBeNull();
  });

  it("of an address that nobody has proven is what was done signed in, and nothing else", async () => {
    const typed = "zyx-wish@example.com";
    const { id } = await makeCustomer(ctx, typed);
    const stranger = await order("lost", typed);
    await joinNewsletter(ctx, typed, "en-IE");
    expect(must(await exportCustomer(ctx, id))).toMatchObject({ orders: [], newsletter: [], messages: [] });
    expect(await keptOf(ctx, id)).toMatchObject({
      withAddress: false,
      orders: 0,
      tries: 0,
      newsletter: false,
    });
    must(await eraseCustomer(ctx, id));
    expect(await orderById(ctx, stranger)).toMatchObject({ email: typed, firstName: "Odalys" });
    expect(await subscriptionByEmail(ctx, typed)).not.toBeNull();
  });

  it("is erased once, by however many at once", async () => {
    const { id } = await makeCustomer(ctx, "twice@example.com");
    const both = await Promise.all([eraseCustomer(ctx, id), eraseCustomer(ctx, id)]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
  });
});
