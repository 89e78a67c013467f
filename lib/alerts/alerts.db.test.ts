import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { alertByLink, askForAlert, stopAlerts, tellOfStock } from "@/lib/alerts";
import { countStock } from "@/lib/assortment";
import { refreshListings } from "@/lib/listing";
import { closeMail } from "@/lib/messages";
import { transact } from "@/lib/platform/transact";
import { drainJobs } from "@/lib/platform/worker-drain";
import { tasks } from "@/lib/subscribers";
import { startMailbox } from "@/sandbox/mail";
import { testDatabase } from "@/tests/database";
import { openShop, type TestShop } from "@/tests/factories";

const mailbox = await startMailbox();
process.env.SMTP_URL = mailbox.smtpUrl;
process.env.MAIL_FROM = "Cartwright Goods <hello@cartwright.example>";
const database = await testDatabase();
const ctx = database.ctx();
let shop: TestShop;

beforeAll(async () => {
  shop = await openShop(ctx);
});
beforeEach(() => mailbox.clear());
afterAll(async () => {
  closeMail();
  await mailbox.close();
});

type Thing = Awaited<ReturnType<TestShop["sells"]>>;
const work = () =>
  drainJobs(ctx, { tasks, timers: [] }, { withinMs: 15_000, most: 500, databaseUrl: database.url });
/** Jobs that wait a second to gather others. */
const hurry = () => database.owner.query("UPDATE graphile_worker._private_jobs SET run_at = now()");
const ask = (thing: Thing, email = "ines@example.com") =>
  askForAlert(ctx, shop.market, { item_id: thing.itemId, email });
const waiting = async (thing: Thing) => {
  const { rows } = await ctx.db.execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM stock_alerts
    WHERE variant_id = ${thing.variantId} AND told_at IS NULL AND stopped_at IS NULL
  `);
  return rows[0]!.count;
};
const counted = (thing: Thing, onHand: number) =>
  transact(ctx, (tx) =>
    countStock(tx, thing.productId, [
      { variantId: thing.variantId, locationId: shop.location.id, onHand, expected: null, reason: "Came in" },
    ]),
  );

describe("asking to be told", () => {
  it("is noted once an address, and is answered the same however often", async () => {
    const cup = await shop.sells({ stock: 0 });
    expect(await ask(cup)).toEqual(await ask(cup, "INES@example.com"));
    await Promise.all([ask(cup), ask(cup), ask(cup, "ada@example.com")]);
    expect(await waiting(cup)).toBe(2);
  });

  it("is refused for what is in stock, not sold, or nothing at all", async () => {
    expect(await ask(await shop.sells({ stock: 1 }))).toMatchObject({ code: "item_in_stock" });
    expect(await ask(await shop.sells({ stock: null }))).toMatchObject({ code: "item_in_stock" });
    const draft = await shop.sells({ stock: 0 });
    await database.owner.query("UPDATE products SET status = 'draft' WHERE id = $1", [draft.productId]);
    expect(await ask(draft)).toMatchObject({ code: "item_unavailable" });
    for (const item_id of ["nothing", `var_${"0".repeat(32)}`])
      expect(await askForAlert(ctx, shop.market, { item_id, email: "a@example.com" })).toMatchObject({
        code: "item_not_found",
      });
  });

  it("has an end", async () => {
    const things = await Promise.all(Array.from({ length: 51 }, () => shop.sells({ stock: 0 })));
    for (const thing of things.slice(0, 50)) expect((await ask(thing, "many@example.com")).ok).toBe(true);
    expect(await ask(things[50]!, "many@example.com")).toMatchObject({ code: "too_many_alerts" });
    expect((await ask(things[0]!, "many@example.com")).ok).toBe(true);
  });
});

describe("when it is back", () => {
  it("a count at the desk leads to exactly one mail an address", async () => {
    const cup = await shop.sells({ title: "Alba cup", stock: 0, amount: 2_400 });
    await refreshListings(ctx, [cup.productId]);
    await work();
    await ask(cup, "one@example.com");
    await ask(cup, "two@example.com");
    expect((await counted(cup, 3)).ok).toBe(true);
    for (let times = 0; times < 3; times += 1) {
      await work();
      await hurry();
    }
    const letters = mailbox.letters({});
    expect(letters.flatMap((letter) => letter.to).sort()).toEqual(["one@example.com", "two@example.com"]);
    expect(letters[0]!.subject).toBe("It is back: Alba cup");
    expect(letters[0]!.text).toContain(`/p/${cup.handle}?variant=${cup.itemId}`);
    expect(letters[0]!.text).toContain("€24.00");
    // It goes and comes again: they were told.
    await counted(cup, 0);
    await work();
    await hurry();
    await work();
    await counted(cup, 5);
    await work();
    await hurry();
    await work();
    expect(mailbox.letters({})).toHaveLength(2);
  });

  it("many tellers at once tell each address once", async () => {
    const cup = await shop.sells({ stock: 0 });
    for (let at = 0; at < 12; at += 1) await ask(cup, `reader${at}@example.com`);
    await counted(cup, 1);
    const told = await Promise.all(Array.from({ length: 6 }, () => tellOfStock(ctx, [cup.productId])));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(12);
    const { rows } = await ctx.db.execute<{ count: number }>(sql`
      SELECT count(*)::int AS count FROM outbox_events e JOIN stock_alerts a ON a.id::text = e.subject
      WHERE e.type = 'stock_alert.met' AND a.variant_id = ${cup.variantId}
    `);
    expect(rows[0]!.count).toBe(12);
  });

  it("nobody is told of what is still sold out, or not sold", async () => {
    const cup = await shop.sells({ stock: 0 });
    await ask(cup);
    expect(await tellOfStock(ctx, [cup.productId])).toBe(0);
    await counted(cup, 2);
    await database.owner.query("UPDATE products SET status = 'draft' WHERE id = $1", [cup.productId]);
    expect(await tellOfStock(ctx, [cup.productId])).toBe(0);
    expect(await waiting(cup)).toBe(1);
  });

  it("nobody is told who stopped it, by the link in any of these mails", async () => {
    const [cup, pot] = [await shop.sells({ stock: 0 }), await shop.sells({ stock: 0 })];
    await ask(cup, "stop@example.com");
    await ask(pot, "stop@example.com");
    await counted(cup, 1);
    await tellOfStock(ctx, [cup.productId]);
    await work();
    const link = /tell-me\/([\w-]{43})/.exec(mailbox.letters({ to: "stop@example.com" })[0]!.text)![1]!;
    expect((await alertByLink(ctx, link))?.email).toBe("stop@example.com");
    expect(await stopAlerts(ctx, link)).toMatchObject({ ok: true });
    expect(await waiting(pot)).toBe(0);
    expect(await stopAlerts(ctx, "x".repeat(43))).toMatchObject({ code: "link_invalid" });
  });
});
