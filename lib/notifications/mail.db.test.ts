import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/messages";
import { orderEvents } from "@/db/schema/orders";
import { outboxEvents } from "@/db/schema/platform";
import { cancelOrder, refundOrder } from "@/lib/aftersales";
import { inviteStaff, peekOneTimeSecret, requestPasswordReset, signUp } from "@/lib/auth";
import { settleOrder } from "@/lib/checkout";
import { customerByEmail } from "@/lib/customers";
import { markDelivered, shipOrder } from "@/lib/fulfilment";
import {
  closeMail,
  listMessages,
  messageById,
  resendMessage,
  resendMessages,
  SECRET_LINK,
} from "@/lib/messages";
import { linesOf } from "@/lib/orders";
import { factOf, retrieveSession } from "@/lib/payments";
import { enqueue } from "@/lib/platform/outbox";
import { openProblems } from "@/lib/platform/problems";
import { transact } from "@/lib/platform/transact";
import { drainJobs } from "@/lib/platform/worker-drain";
import { tasks } from "@/lib/subscribers";
import { type Letter, startMailbox } from "@/sandbox/mail";
import { testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";
import { walker } from "@/tests/road";
import { testStripe } from "@/tests/stripe";

const mailbox = await startMailbox();
process.env.SMTP_URL = mailbox.smtpUrl;
process.env.MAIL_FROM = "Cartwright Goods <hello@cartwright.example>";
const { control } = await testStripe({ webhookDelivery: "on_demand" });
const database = await testDatabase();
const ctx = database.ctx();
let shop: TestShop;
let walk: ReturnType<typeof walker>;

beforeAll(async () => {
  shop = await openShop(ctx);
  walk = walker(ctx, shop);
});
beforeEach(async () => {
  mailbox.clear();
  await ctx.db.execute("DELETE FROM problems");
});
afterAll(async () => {
  closeMail();
  await mailbox.close();
});

const work = () =>
  drainJobs(ctx, { tasks, timers: [] }, { withinMs: 15_000, most: 500, databaseUrl: database.url });
const waitOver = () => database.owner.query("UPDATE graphile_worker._private_jobs SET run_at = now()");
const settle = async (sessionId: string) =>
  settleOrder(ctx, factOf((await retrieveSession(ctx, sessionId))!)!);
const messagesOf = (orderId: string) => ctx.db.select().from(messages).where(eq(messages.orderId, orderId));
const onlyLetter = (to: string): Letter => {
  const letters = mailbox.letters({ to });
  expect(letters).toHaveLength(1);
  return letters[0]!;
};
let buyers = 0;

/** An order that was paid a moment ago; its mail has not been written yet. */
async function paidOrder(
  email = `buyer${++buyers}@example.com`,
  patch: Parameters<typeof walk.toPayment>[1] = {},
  titles: readonly string[] = ["Alba cup"],
) {
  const things = await Promise.all(titles.map((title) => shop.sells({ title })));
  const { orderId, sessionId } = await walk.toPayment(
    things.map((thing) => ({ itemId: thing.itemId, quantity: 2 })),
    { email, ...patch },
  );
  await control.pay(sessionId);
  await settle(sessionId);
  return { orderId, sessionId, email };
}

describe("the confirmation", () => {
  it("is one mail, whatever is delivered again and by however many workers at once", async () => {
    const { orderId, email } = await paidOrder();
    const placed = await ctx.db.select().from(outboxEvents).where(eq(outboxEvents.subject, orderId));
    for (const event of [...placed, ...placed, ...placed])
      await transact(ctx, (tx) => enqueue(tx, "deliver-event", { event_id: event.id }));
    // Even with the record of what was handled gone, the message itself is there once.
    await Promise.all([work(), work(), work()]);
    await ctx.db.execute("DELETE FROM outbox_deliveries");
    for (const event of [...placed, ...placed])
      await transact(ctx, (tx) => enqueue(tx, "deliver-event", { event_id: event.id }));
    await Promise.all([work(), work()]);

    const rows = await messagesOf(orderId);
    expect(rows).toMatchObject([
      { template: "order_confirmed", state: "sent", attempts: 1, recipient: email },
    ]);
    const letter = onlyLetter(email);
    expect(letter.times).toBe(1);
    expect(letter.messageId).toBe(rows[0]!.mailId);
    const told = await ctx.db.select().from(orderEvents).where(eq(orderEvents.orderId, orderId));
    expect(told.filter((entry) => entry.type === "message_sent")).toHaveLength(1);
  });

  it("says what was bought, what it cost and where to see it, in both its parts", async () => {
    const { email } = await paidOrder();
    await work();
    const letter = onlyLetter(email);
    expect(letter.subject).toMatch(/^Your order CW-\d+ is confirmed$/);
    expect(letter.from).toContain("hello@cartwright.example");
    const orderLink = letter.links.find((link) => link.startsWith("http://localhost:3999/order/"));
    expect(orderLink).toBeDefined();
    for (const part of [letter.text, letter.html!.replaceAll("<!-- -->", "")]) {
      expect(part).toContain("Thank you, Ines");
      expect(part).toContain("2 × Alba cup");
      expect(part).toContain("€48.00");
      expect(part).toContain("€52.90");
      expect(part).toContain("VAT 19%");
      expect(part).toContain("Lindenstrasse 14");
      expect(part).toContain("Visa ending in 4242");
      expect(part).toContain(orderLink);
    }
    const header = (name: string) => letter.headers.find((entry) => entry.name.toLowerCase() === name)?.value;
    expect(header("auto-submitted")).toBe("auto-generated");
  });

  it("goes without what was paid with while Stripe hangs, within seconds", async () => {
    const { email } = await paidOrder();
    await control.addFault({
      operation: "payment_intents.retrieve",
      effect: "hang",
      ms: 7_500,
      count: "unlimited",
    });
    const working = work();
    await expect.poll(() => mailbox.letters({ to: email }).length, { timeout: 7_000 }).toBe(1);
    expect(onlyLetter(email).text).not.toContain("ending in");
    await control.clearFaults();
    await working;
  }, 30_000);

  it("of a buyer and a product whose names are script is inert", async () => {
    const evil = `<script>alert(1)</script>`;
    const title = `"><img src=x onerror=alert(1)><a href="javascript:alert(1)">cup</a>`;
    const { email } = await paidOrder(
      undefined,
      { first_name: evil, destination: { ...address, first_name: evil, street_address: `${title}` } },
      [title],
    );
    await work();
    const { html, text, subject } = onlyLetter(email);
    const tags = new Set(
      [...html!.matchAll(/<\/?([a-z!][a-z0-9-]*)/gi)].map((match) => match[1]!.toLowerCase()),
    );
    expect(
      [...tags].filter((tag) => ["script", "img", "iframe", "object", "svg", "form"].includes(tag)),
    ).toEqual([]);
    const links = [...html!.matchAll(/<a[^>]*href="([^"]*)"/g)].map((match) => match[1]);
    expect(links.every((link) => link!.startsWith("http://localhost:3999/"))).toBe(true);
    // Nor do the letters that keep mail readers from making links of their own change what was typed.
    expect(html!.replaceAll("\u2060", "")).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text.replaceAll("\u2060", "")).toContain(evil);
    expect(subject).not.toContain("<");
  });
});

const address = {
  first_name: "Ines",
  last_name: "Caldeira",
  company: null,
  street_address: "Lindenstrasse 14",
  extended_address: null,
  address_locality: "Berlin",
  address_region: null,
  postal_code: "10969",
  address_country: "DE",
  phone: null,
};

describe("an order's story", () => {
  it("is told by one mail a turn: two parcels, an arrival, a refund, a cancellation", async () => {
    const { orderId, email } = await paidOrder(undefined, {}, ["Alba cup", "Hestia pot"]);
    const [cup, pot] = await linesOf(ctx, orderId);
    const ship = (lineId: string, quantity: number, notify = true) =>
      shipOrder(ctx, orderId, {
        lines: [{ line_id: lineId, quantity }],
        carrier: "DHL",
        tracking_number: "JJD000390007",
        tracking_url: "https://carrier.example/JJD000390007",
        notify,
      });
    const parcel = await ship(cup!.id, 2);
    await ship(pot!.id, 1, false);
    if (parcel.ok) await markDelivered(ctx, parcel.value.shipmentId);
    await refundOrder(ctx, orderId, { amount: 500, reason: "a scratch" });
    await cancelOrder(ctx, orderId, { lines: null, restock: true, refund: true, reason: "sold out" });
    await work();
    await waitOver();
    await work();

    const subjects = mailbox.letters({ to: email }).map((letter) => letter.subject.replace(/CW-\d+/, "CW"));
    expect(new Set(subjects)).toEqual(
      new Set([
        "Your order CW is confirmed",
        "Your order CW is on its way",
        "A part of your order CW has arrived",
        "A part of your order CW is cancelled",
        "€5.00 of your order CW is on its way back",
        "€24.00 of your order CW is on its way back",
      ]),
    );
    expect(subjects).toHaveLength(6);
    const shipped = mailbox
      .letters({ to: email, subject: "on its way" })
      .find((letter) => letter.text.includes("In this parcel"))!;
    expect(shipped.text).toContain("2 × Alba cup");
    expect(shipped.links).toContain("https://carrier.example/JJD000390007");
    const refunded = mailbox.letters({ to: email, subject: "€5.00" })[0]!;
    expect(refunded.text).toContain("to your Visa ending in 4242");
  });

  it("of a delayed payment: promised, then paid or failed", async () => {
    for (const result of ["succeed", "fail"] as const) {
      const cup = await shop.sells();
      const email = `delayed-${result}@example.com`;
      const { sessionId } = await walk.toPayment([{ itemId: cup.itemId }], { email });
      await control.pay(sessionId, { method: result === "succeed" ? "sepa_succeeds" : "sepa_fails" });
      await settle(sessionId);
      await work();
      expect(onlyLetter(email).subject).toMatch(/^We have your order/);
      const session = await control.settle(sessionId, result);
      await settleOrder(ctx, factOf(session, result === "fail")!);
      await work();
      expect(mailbox.letters({ to: email })[0]!.subject).toMatch(
        result === "succeed" ? /is confirmed$/ : /did not go through$/,
      );
      expect(mailbox.letters({ to: email })).toHaveLength(2);
    }
  });

  it("says nothing of a session that merely ended", async () => {
    const cup = await shop.sells();
    const email = "left@example.com";
    const { sessionId } = await walk.toPayment([{ itemId: cup.itemId }], { email });
    await control.expire(sessionId);
    await settle(sessionId);
    await work();
    expect(mailbox.letters({ to: email })).toEqual([]);
  });
});

describe("a mail server that", () => {
  it("is busy gets the mail at the next try, once", async () => {
    const { orderId, email } = await paidOrder();
    mailbox.fault("busy");
    await work();
    expect(await messagesOf(orderId)).toMatchObject([
      { state: "queued", attempts: 1, lastError: expect.stringContaining("busy") },
    ]);
    expect(mailbox.letters({ to: email })).toEqual([]);
    await waitOver();
    await work();
    expect(await messagesOf(orderId)).toMatchObject([{ state: "sent", attempts: 2, lastError: null }]);
    expect(onlyLetter(email).times).toBe(1);
  });

  it("took the mail but never said so gets it again under the same Message-ID", async () => {
    const { orderId, email } = await paidOrder();
    mailbox.fault("lost_answer");
    await work();
    expect(await messagesOf(orderId)).toMatchObject([{ state: "queued" }]);
    await waitOver();
    await work();
    expect(await messagesOf(orderId)).toMatchObject([{ state: "sent" }]);
    expect(onlyLetter(email).times).toBe(2);
  });

  it("refuses the recipient for good: the message fails before staff, who can send it again", async () => {
    const { orderId, email } = await paidOrder();
    mailbox.fault("refused");
    await work();
    const [message] = await messagesOf(orderId);
    expect(message).toMatchObject({ state: "failed", attempts: 1 });
    expect(await openProblems(ctx)).toMatchObject([
      {
        kind: "message_failed",
        subject: message!.id,
        detail: { order: orderId, template: "order_confirmed" },
      },
    ]);
    expect(await resendMessage(ctx, message!.id)).toEqual({ ok: true, value: message!.id });
    expect(await resendMessage(ctx, message!.id)).toMatchObject({ ok: false, code: "message_queued" });
    await work();
    expect(await messagesOf(orderId)).toMatchObject([{ state: "sent", attempts: 2 }]);
    expect(onlyLetter(email).messageId).toBe(message!.mailId);
  });

  it("never answers: after the last try the message fails before staff", async () => {
    const { orderId } = await paidOrder();
    mailbox.fault("busy", 99);
    await work();
    await database.owner.query("UPDATE graphile_worker._private_jobs SET max_attempts = 2, run_at = now()");
    await work();
    await work();
    mailbox.fault("busy", 0);
    const [message] = await messagesOf(orderId);
    expect(message).toMatchObject({ state: "failed", attempts: 2 });
    expect((await openProblems(ctx)).map((problem) => problem.kind)).toEqual(["message_failed"]);
  });
});

describe("sending again", () => {
  it("what was sent makes a message of its own", async () => {
    const { orderId, email } = await paidOrder();
    await work();
    const [first] = await messagesOf(orderId);
    const resent = await resendMessage(ctx, first!.id);
    expect(resent.ok && resent.value).not.toBe(first!.id);
    await work();
    const letters = mailbox.letters({ to: email });
    expect(letters).toHaveLength(2);
    expect(letters[0]!.html).toBe(letters[1]!.html);
    expect(letters[0]!.messageId).not.toBe(letters[1]!.messageId);
  });

  it("many go at once, each by one job and with an entry of its own; the others are left alone and say why", async () => {
    const ended = async (fault: boolean) => {
      const { orderId } = await paidOrder();
      if (fault) mailbox.fault("refused");
      await work();
      const [message] = await messagesOf(orderId);
      expect(message!.state).toBe(fault ? "failed" : "sent");
      return message!.id;
    };
    const failed = [await ended(true), await ended(true)];
    const sent = [await ended(false)];
    const gone = ctx.ids.next();
    const all = [...failed, ...sent, gone];
    // Two clicks at the same moment are one mail.
    const tries = await Promise.all([resendMessages(ctx, all), resendMessages(ctx, all)]);
    const results = tries.map((answer) => (answer.ok ? answer.value.results : []));
    for (const id of failed)
      expect(results.map((of) => of.find((done) => done.id === id)!.ok).sort()).toEqual([false, true]);
    for (const id of sent) expect(results[0]).toContainEqual({ id, ok: false, code: "message_was_sent" });
    expect(results[0]).toContainEqual({ id: gone, ok: false, code: "message_not_found" });
    expect((await openProblems(ctx)).map(({ kind }) => kind)).not.toContain("message_failed");
    const entries = await database.owner.query(
      "SELECT subject FROM audit_entries WHERE action = 'message.resent' AND subject = ANY ($1)",
      [all],
    );
    expect(entries.rows.map(({ subject }) => subject).sort()).toEqual([...failed].sort());
    await work();
    for (const id of failed) expect(await messageById(ctx, id)).toMatchObject({ state: "sent", attempts: 2 });
    expect(await messageById(ctx, sent[0]!)).toMatchObject({ state: "sent", attempts: 1 });
  });

  it("what does not exist is refused", async () => {
    expect(await resendMessage(ctx, ctx.ids.next())).toMatchObject({ ok: false, code: "message_not_found" });
  });
});

describe("one-time links", () => {
  const secretIn = (letter: Letter, page: string) =>
    letter.links
      .find((link) => link.includes(page))
      ?.split("/")
      .at(-1) ?? "";
  async function registered(email: string) {
    await signUp(
      ctx,
      { email, password: "a long enough phrase", first_name: "Ines", last_name: null, locale: null },
      "1.2.3.4",
    );
    await work();
    return (await customerByEmail(ctx, email))!;
  }

  it("work, and stand in the mail alone", async () => {
    const email = "forgot@example.com";
    const customer = await registered(email);
    const welcome = onlyLetter(email);
    expect(
      await peekOneTimeSecret(ctx, "confirm_customer_email", secretIn(welcome, "/confirm-email/")),
    ).toEqual({ email });
    mailbox.clear();
    await requestPasswordReset(ctx, "customer", email, "1.2.3.4");
    await work();
    const letter = onlyLetter(email);
    const secret = secretIn(letter, "/reset-password/");
    expect(await peekOneTimeSecret(ctx, "reset_customer_password", secret)).toEqual({ email });
    const kept = await ctx.db.select().from(messages).where(eq(messages.customerId, customer.id));
    expect(kept).toHaveLength(2);
    for (const message of kept) {
      expect(message.html).toContain(SECRET_LINK);
      expect(message.text).toContain(SECRET_LINK);
    }
    const { rows } = await database.owner.query(
      "SELECT row_to_json(m)::text || coalesce((SELECT string_agg(payload::text, '') FROM outbox_events), '') AS said FROM messages m",
    );
    for (const { said } of rows) expect(said).not.toContain(secret);
  });

  it("are made anew when a message is sent again, and the old one dies", async () => {
    const email = "again@example.com";
    const customer = await registered(email);
    mailbox.clear();
    await requestPasswordReset(ctx, "customer", email, "1.2.3.4");
    await work();
    const first = secretIn(onlyLetter(email), "/reset-password/");
    const page = await listMessages(ctx, { customer_id: customer.id, state: "sent" });
    expect((await messageById(ctx, page.messages[0]!.id))?.hasSecret).toBe(true);
    await resendMessage(ctx, page.messages[0]!.id);
    await work();
    const second = secretIn(mailbox.letters({ to: email })[0]!, "/reset-password/");
    expect(second).not.toBe(first);
    expect(await peekOneTimeSecret(ctx, "reset_customer_password", first)).toBeNull();
    expect(await peekOneTimeSecret(ctx, "reset_customer_password", second)).toEqual({ email });
  });

  it("are not sent to somebody who is gone by then", async () => {
    const email = "gone@example.com";
    const customer = await registered(email);
    mailbox.clear();
    await requestPasswordReset(ctx, "customer", email, "1.2.3.4");
    mailbox.fault("busy");
    await work();
    await ctx.db.execute(sql`UPDATE customers SET archived_at = now() WHERE id = ${customer.id}::uuid`);
    await waitOver();
    await work();
    expect(mailbox.letters({ to: email })).toEqual([]);
    const [message] = await ctx.db
      .select()
      .from(messages)
      .where(eq(messages.recipient, email))
      .orderBy(messages.id)
      .offset(1);
    expect(message).toMatchObject({ template: "password_reset", state: "failed" });
    expect(await openProblems(ctx)).toEqual([]);
  });

  it("tell the owner of an address that somebody signed up with it, and invite staff", async () => {
    const email = "twice@example.com";
    await registered(email);
    mailbox.clear();
    await signUp(
      ctx,
      { email, password: "another long phrase", first_name: null, last_name: null, locale: null },
      "1.2.3.4",
    );
    await inviteStaff(ctx, { email: "new@example.com", name: "Nela <b>Brandt</b>", role: "support" });
    await work();
    const known = secretIn(onlyLetter(email), "/reset-password/");
    expect(await peekOneTimeSecret(ctx, "reset_customer_password", known)).toEqual({ email });
    const invited = onlyLetter("new@example.com");
    const invitation = secretIn(invited, "/admin/invitation/");
    expect(await peekOneTimeSecret(ctx, "staff_invitation", invitation)).toEqual({
      email: "new@example.com",
    });
    expect(invited.html).not.toContain("<b>Brandt</b>");
  });
});

describe("the list", () => {
  it("is read by state, order and page, newest first", async () => {
    const { orderId } = await paidOrder();
    await work();
    const [message] = await messagesOf(orderId);
    expect((await listMessages(ctx, { order_id: orderId })).messages.map((row) => row.id)).toEqual([
      message!.id,
    ]);
    const first = await listMessages(ctx, { state: "sent", limit: 3 });
    const second = await listMessages(ctx, { state: "sent", limit: 3, after: first.next! });
    expect(first.messages).toHaveLength(3);
    const ids = [...first.messages, ...second.messages].map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    const times = [...first.messages, ...second.messages].map((row) => row.createdAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });
});
