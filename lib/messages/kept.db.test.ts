import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { messages } from "@/db/schema/messages";
import { emit } from "@/lib/platform/outbox";
import { transact } from "@/lib/platform/transact";
import { testDatabase } from "@/tests/database";
import {
  listMessages,
  type MessageDraft,
  type MessageFilter,
  messageById,
  messagePageSchema,
  queueMessage,
  resendMessage,
} from ".";

const database = await testDatabase();
const ctx = database.ctx();
const draft: MessageDraft = {
  eventId: ctx.ids.next(),
  template: "order_confirmed",
  recipient: "ines@example.com",
  locale: "en-IE",
  subject: "Your order",
  html: "<p>Thank you</p>",
  text: "Thank you",
};
const jobs = async () => (await database.owner.query("SELECT FROM graphile_worker._private_jobs")).rowCount;

describe("without a mail server", () => {
  it("a message is kept to be read, and nothing tries to send it", async () => {
    const id = await transact(ctx, (tx) => queueMessage(tx, draft));
    expect(await messageById(ctx, id!)).toMatchObject({ state: "kept", text: "Thank you", hasSecret: false });
    expect(await jobs()).toBe(0);
    expect(await resendMessage(ctx, id!)).toMatchObject({ ok: false, code: "mail_not_configured" });
  });
});

describe("a message", () => {
  it("is there once an event, template and recipient, however many write it at the same moment", async () => {
    const eventId = ctx.ids.next();
    const write = (change: Partial<MessageDraft> = {}) =>
      transact(ctx, (tx) => queueMessage(tx, { ...draft, eventId, ...change }));
    const made = await Promise.all(Array.from({ length: 12 }, () => write()));
    expect(made.filter((id) => id !== null)).toHaveLength(1);
    expect(await write({ template: "order_shipped" })).not.toBeNull();
    expect(await write({ recipient: "other@example.com" })).not.toBeNull();
    expect(await ctx.db.select().from(messages).where(eq(messages.eventId, eventId))).toHaveLength(3);
  });

  it("is gone with the transaction that it belongs to", async () => {
    const eventId = ctx.ids.next();
    const failing = transact(ctx, async (tx) => {
      await queueMessage(tx, { ...draft, eventId });
      await emit(tx, { type: "test.rolled_back", subject: eventId });
      throw new Error("rolled back");
    });
    await expect(failing).rejects.toThrow("rolled back");
    expect(await ctx.db.select().from(messages).where(eq(messages.eventId, eventId))).toEqual([]);
  });
});

describe("the list", () => {
  const listed = async (filter: MessageFilter) =>
    (await listMessages(ctx, filter)).messages.map((message) => message.recipient).sort();

  it("is read by kind and by the beginning of an address, whatever is typed", async () => {
    const write = (template: string, recipient: string) =>
      transact(ctx, (tx) => queueMessage(tx, { ...draft, eventId: ctx.ids.next(), template, recipient }));
    await write("welcome", "ada@example.org");
    await write("welcome", "ad_a@example.org");
    await write("order_shipped", "Ada.Lovelace@example.org");
    expect(await listed({ template: "welcome" })).toEqual(["ad_a@example.org", "ada@example.org"]);
    expect(await listed({ to: "ADA" })).toEqual(["Ada.Lovelace@example.org", "ada@example.org"]);
    expect(await listed({ to: "ad_a" })).toEqual(["ad_a@example.org"]);
    expect(await listed({ to: "%" })).toEqual([]);
    expect(await listed({ to: "ada", template: "welcome" })).toEqual(["ada@example.org"]);
  });

  it("takes an address that makes no sense for one without filters", () => {
    const read = messagePageSchema.parse({ state: "lost", template: "<b>", to: "x".repeat(300), after: "'" });
    expect(read).toEqual({});
  });
});
