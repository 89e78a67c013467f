import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeMail } from "@/lib/messages";
import {
  askForNewsletter,
  confirmNewsletter,
  joinNewsletter,
  leaveByEmail,
  leaveNewsletter,
  newsletterUrl,
  subscriptionByEmail,
} from "@/lib/newsletter";
import { drainJobs } from "@/lib/platform/worker-drain";
import { tasks } from "@/lib/subscribers";
import { type Letter, startMailbox } from "@/sandbox/mail";
import { storyClock, testDatabase } from "@/tests/database";
import { openShop } from "@/tests/factories";

const mailbox = await startMailbox();
process.env.SMTP_URL = mailbox.smtpUrl;
process.env.MAIL_FROM = "Cartwright Goods <hello@cartwright.example>";
const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });

beforeAll(() => openShop(ctx));
beforeEach(() => mailbox.clear());
afterAll(async () => {
  closeMail();
  await mailbox.close();
});

const work = () =>
  drainJobs(ctx, { tasks, timers: [] }, { withinMs: 15_000, most: 500, databaseUrl: database.url });
const ask = (email: string) => askForNewsletter(ctx, { email, locale: "en-IE" });
const stateOf = async (email: string) => (await subscriptionByEmail(ctx, email))?.state ?? null;
const linkIn = (text: string) => /newsletter\/([\w-]{43})/.exec(text)?.[1] ?? "";
const headerOf = ({ headers }: Letter, wanted: string) =>
  headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
const consentsOf = async (email: string) => {
  const row = await subscriptionByEmail(ctx, email);
  const { rows } = await ctx.db.execute<{ said: string }>(sql`
    SELECT kind || ' ' || source || CASE WHEN words IS NULL THEN '' ELSE ' with words' END AS said
    FROM newsletter_consents WHERE subscription_id = ${row?.id} ORDER BY id
  `);
  return rows.map(({ said }) => said);
};

describe("the newsletter", () => {
  it("is for an address once its owner has said yes, and each word is kept", async () => {
    await ask("Ines@Example.com");
    expect(await stateOf("ines@example.com")).toBe("asked");
    await work();
    const [asked] = mailbox.letters({ to: "Ines@Example.com" });
    expect(headerOf(asked!, "list-unsubscribe")).toBeUndefined();
    const link = linkIn(asked!.text);
    clock.advance(1_000);
    expect(await confirmNewsletter(ctx, link)).toMatchObject({ ok: true });
    expect(await confirmNewsletter(ctx, link)).toMatchObject({ ok: true });
    await work();
    const letters = mailbox.letters({ to: "Ines@Example.com" });
    expect(letters).toHaveLength(2);
    expect(headerOf(letters[0]!, "list-unsubscribe")).toMatch(/^<http.*\/one-click>$/);
    expect(headerOf(letters[0]!, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    clock.advance(1_000);
    expect(await leaveNewsletter(ctx, linkIn(letters[0]!.text), "mail_reader")).toMatchObject({ ok: true });
    expect(await stateOf("ines@example.com")).toBe("withdrawn");
    expect(await consentsOf("ines@example.com")).toEqual([
      "asked form with words",
      "confirmed link with words",
      "withdrawn mail_reader",
    ]);
  });

  it("writes to an address once, however often somebody asks for it", async () => {
    for (let times = 0; times < 5; times += 1) await ask("often@example.com");
    await Promise.all([ask("often@example.com"), ask("often@example.com")]);
    await work();
    expect(mailbox.letters({ to: "often@example.com" })).toHaveLength(1);
    clock.advance(31 * 60_000);
    await ask("often@example.com");
    await work();
    expect(mailbox.letters({ to: "often@example.com" })).toHaveLength(2);
  });

  it("is silent to whoever asks for an address that is on the list", async () => {
    await joinNewsletter(ctx, "member@example.com", "en-IE");
    await work();
    mailbox.clear();
    clock.advance(86_400_000);
    await ask("member@example.com");
    await work();
    expect(mailbox.letters({ to: "member@example.com" })).toEqual([]);
    expect(await stateOf("member@example.com")).toBe("confirmed");
  });

  it("can be left and joined again from an account", async () => {
    await joinNewsletter(ctx, "back@example.com", "en-IE");
    await joinNewsletter(ctx, "back@example.com", "en-IE");
    clock.advance(1_000);
    await leaveByEmail(ctx, "BACK@example.com");
    clock.advance(1_000);
    await joinNewsletter(ctx, "back@example.com", "en-IE");
    expect(await consentsOf("back@example.com")).toEqual([
      "confirmed account with words",
      "withdrawn account",
      "confirmed account with words",
    ]);
  });

  it("says no to links that are made up, of another purpose, or of somebody who was erased", async () => {
    await ask("erased@example.com");
    const { id } = (await subscriptionByEmail(ctx, "erased@example.com"))!;
    const link = linkIn(newsletterUrl(id));
    await ctx.db.execute(
      sql`UPDATE newsletter_subscriptions SET email = NULL, email_key = NULL WHERE id = ${id}`,
    );
    const other = `${link.slice(0, -4)}AAAA`;
    for (const made of [link, other, "", "x".repeat(43)]) {
      expect(await confirmNewsletter(ctx, made)).toMatchObject({ ok: false, code: "link_invalid" });
      expect(await leaveNewsletter(ctx, made, "link")).toMatchObject({ ok: false, code: "link_invalid" });
    }
  });

  it("keeps what was said for good", async () => {
    await ask("proof@example.com");
    await expect(database.owner.query("DELETE FROM newsletter_consents")).rejects.toThrow(
      /append-only|refuse/i,
    );
  });
});
