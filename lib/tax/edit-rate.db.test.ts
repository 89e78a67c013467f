import { expect, test } from "vitest";
import { seedShop } from "@/db/seed/shop";
import { readConfigVersion } from "@/lib/shop";
import { testDatabase } from "@/tests/database";
import { count, must } from "@/tests/people";
import { currentRates, endTaxRate, rateFor, setTaxRate } from ".";

const database = await testDatabase();
const ctx = database.ctx();
await seedShop(ctx);

const german = async () =>
  rateFor(await currentRates(ctx, await readConfigVersion(ctx)), { country: "DE", region: null }, "standard");
const rate = { country: "DE", region: null, taxClass: "standard", name: "VAT 16%", ratePpm: 160_000 };

test("a rate holds from now on, the one before stays on record, and listings are told", async () => {
  const before = (await german())!;
  must(await setTaxRate(ctx, { ...rate, seen: before.id }));
  expect(await german()).toMatchObject({ ratePpm: 160_000, name: "VAT 16%" });
  expect(await count(database, "tax_rates WHERE id = $1 AND valid_to IS NOT NULL", [before.id])).toBe(1);
  expect(await count(database, "outbox_events WHERE type = 'tax.changed'")).toBe(1);
  expect(
    await count(
      database,
      `audit_entries e JOIN audit_values v ON v.entry_id = e.id WHERE e.action = 'tax.changed'
      AND e.subject = 'DE standard' AND (v.before->>'ratePpm')::int = 190000 AND (v.after->>'ratePpm')::int = 160000`,
    ),
  ).toBe(1);
  // Whoever still looks at the old one is told; the same again is nothing.
  expect(await setTaxRate(ctx, { ...rate, ratePpm: 170_000, seen: before.id })).toMatchObject({
    code: "changed_meanwhile",
  });
  must(await setTaxRate(ctx, { ...rate, seen: before.id }));
  expect(await count(database, "outbox_events WHERE type = 'tax.changed'")).toBe(1);
  expect(await setTaxRate(ctx, { ...rate, taxClass: "made-up", seen: null })).toMatchObject({
    code: "tax_class_unknown",
  });
});

test("a rate of a region ends, and the country's holds there", async () => {
  const of = { country: "DE", region: "BY", taxClass: "standard" };
  must(await setTaxRate(ctx, { ...of, name: "Local", ratePpm: 10_000, seen: null }));
  const rates = await currentRates(ctx, await readConfigVersion(ctx));
  const local = rateFor(rates, of, "standard")!;
  expect(local.ratePpm).toBe(10_000);
  must(await endTaxRate(ctx, { ...of, seen: local.id }));
  const after = await currentRates(ctx, await readConfigVersion(ctx));
  expect(rateFor(after, of, "standard")?.region).toBeNull();
  expect(await endTaxRate(ctx, { ...of, seen: local.id })).toMatchObject({ code: "changed_meanwhile" });
});
