import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  answerInquiry,
  countOpenInquiries,
  eraseInquiries,
  type Inquiry,
  inquirySchema,
  listInquiries,
  receiveInquiry,
  reopenInquiry,
} from "@/lib/inquiries";
import { closeMail } from "@/lib/messages";
import { transact } from "@/lib/platform/transact";
import { drainJobs } from "@/lib/platform/worker-drain";
import { tasks } from "@/lib/subscribers";
import { startMailbox } from "@/sandbox/mail";
import { storyClock, testDatabase } from "@/tests/database";
import { openShop } from "@/tests/factories";
import { must } from "@/tests/must";

const mailbox = await startMailbox();
process.env.SMTP_URL = mailbox.smtpUrl;
process.env.MAIL_FROM = "Cartwright Goods <hello@cartwright.example>";
const database = await testDatabase();
const ctx = database.ctx();

beforeAll(() => openShop(ctx));
afterAll(async () => {
  closeMail();
  await mailbox.close();
});

const written = (change: Partial<Record<keyof Inquiry, string>> = {}): Inquiry =>
  inquirySchema.parse({
    name: "Ines Caldeira",
    email: "ines@example.com",
    topic: "order",
    order: "cw-10042",
    text: "Where is it?\r\n<b>Soon</b>",
    ...change,
  });
const receive = (inquiry: Inquiry) => receiveInquiry(ctx, inquiry, { customerId: null, locale: "en-IE" });

describe("what somebody writes to the shop", () => {
  it("is kept, and put before staff by a mail whose answer goes to the writer", async () => {
    await receive(written());
    await drainJobs(ctx, { tasks, timers: [] }, { withinMs: 15_000, most: 50, databaseUrl: database.url });
    const [mail] = mailbox.letters({ to: "hello@cartwright.example" });
    expect(mail?.subject).toBe("Ines Caldeira writes about an order");
    expect(mail?.headers.find(({ name }) => name.toLowerCase() === "reply-to")?.value).toContain(
      "ines@example.com",
    );
    expect(mail?.text).toContain("<b>Soon</b>");
    expect(mail?.html).toContain("&lt;b&gt;Soon&lt;/b&gt;");
    const { inquiries } = await listInquiries(ctx, { open: true });
    expect(inquiries).toMatchObject([{ name: "Ines Caldeira", orderNumber: 10_042, topic: "order" }]);
  });

  it("is answered once, by somebody", async () => {
    await receive(written({ text: "Another" }));
    const { inquiries } = await listInquiries(ctx, { open: true });
    const before = await countOpenInquiries(ctx);
    const desk = database.ctx({
      actor: { kind: "staff", principal: "staff:x", staffId: ctx.ids.next(), name: "Oda" },
    });
    expect(await answerInquiry(desk, inquiries[0]!.id)).toMatchObject({ ok: true });
    expect(await answerInquiry(desk, inquiries[0]!.id)).toMatchObject({ code: "inquiry_answered" });
    expect(await answerInquiry(desk, ctx.ids.next())).toMatchObject({ code: "inquiry_not_found" });
    expect(await countOpenInquiries(ctx)).toBe(before - 1);
    expect((await listInquiries(ctx)).inquiries[0]).toMatchObject({ answeredBy: { name: "Oda" } });
  });

  it("waits again when an answer is taken back: that very answer, and nobody else's", async () => {
    const clock = storyClock();
    const desk = database.ctx({ clock });
    await receive(written({ email: "rolf@example.com", text: "A slip" }));
    const { id } = (await listInquiries(ctx, { open: true })).inquiries[0]!;
    const waiting = await countOpenInquiries(ctx);
    clock.advance(1_000);
    const first = must(await answerInquiry(desk, id)).answeredAt;
    expect(await reopenInquiry(desk, id, first)).toMatchObject({ ok: true });
    expect(await countOpenInquiries(ctx)).toBe(waiting);
    expect((await listInquiries(ctx)).inquiries[0]).toMatchObject({ id, answeredAt: null, answeredBy: null });
    expect(await reopenInquiry(desk, id, first)).toMatchObject({ code: "changed_meanwhile" });
    clock.advance(1_000);
    const second = must(await answerInquiry(desk, id)).answeredAt;
    expect(await reopenInquiry(desk, id, first)).toMatchObject({ code: "changed_meanwhile" });
    expect(await reopenInquiry(desk, id, "0000-01-01T00:00:00Z")).toMatchObject({
      code: "changed_meanwhile",
    });
    expect(await reopenInquiry(desk, ctx.ids.next(), second)).toMatchObject({ code: "inquiry_not_found" });
    const { rows } = await database.pool.query(
      "SELECT action FROM audit_entries WHERE subject = $1 ORDER BY at, id",
      [id],
    );
    expect(rows.map((row) => row.action)).toEqual([
      "inquiry.answered",
      "inquiry.reopened",
      "inquiry.answered",
    ]);
    // Of whoever was erased nothing is left to be answered.
    const emailKey = "rolf@example.com";
    await transact(ctx, (tx) => eraseInquiries(tx, { customerId: ctx.ids.next(), emailKey }));
    expect(await reopenInquiry(desk, id, second)).toMatchObject({ code: "changed_meanwhile" });
  });

  it("is read a page at a time, each once", async () => {
    for (let at = 0; at < 5; at += 1) await receive(written({ text: `Word ${at}` }));
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listInquiries(ctx, { after, limit: 2 });
      seen.push(...page.inquiries.map((one) => one.id));
      if (!page.next) break;
      after = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(8);
    expect(seen.every((id, at) => at === 0 || id < seen[at - 1]!)).toBe(true);
  });

  it("can be read of one person alone, by their address", async () => {
    await receive(written({ email: "nora@example.com", text: "Mine" }));
    const { inquiries } = await listInquiries(ctx, { open: true, email: "Nora@Example.com" });
    expect(inquiries).toMatchObject([{ text: "Mine" }]);
    expect((await listInquiries(ctx, { email: "nobody@example.com" })).inquiries).toEqual([]);
  });

  it("is bounded, on one line where it must be, and names one order or none", () => {
    const problem = (change: Record<string, string>) =>
      inquirySchema.safeParse({ ...written(), order: "", ...change }).error?.issues[0]?.path[0];
    expect(problem({ text: "x".repeat(4_001) })).toBe("text");
    expect(problem({ text: " \u200b " })).toBe("text");
    expect(problem({ name: "" })).toBe("name");
    expect(problem({ email: "ines" })).toBe("email");
    expect(problem({ topic: "spam" })).toBe("topic");
    expect(written({ name: "Ines\r\nBcc: all@example.com" }).name).toBe("Ines Bcc: all@example.com");
  });
});
