import fc from "fast-check";
import { expect, test } from "vitest";
import { prices } from "@/db/schema/catalog";
import { days, fixedClock } from "@/lib/kernel/clock";
import { testDatabase } from "@/tests/database";
import { lowestPriorOf } from ".";
import { lowestPrior } from "./price-history";

const database = await testDatabase();
const today = Date.parse("2026-06-01T00:00:00Z");
const ctx = database.ctx({ clock: fixedClock("2026-06-01T00:00:00Z") });

test("what is read of a history is enough for the lowest price of the thirty days before", async () => {
  await database.owner.query(`ALTER TABLE prices DROP CONSTRAINT prices_variant_id_variants_id_fk,
    DROP CONSTRAINT prices_price_list_id_price_lists_id_fk`);
  const row = fc.record({
    amount: fc.integer({ min: 1, max: 3 }),
    // Some begin at one instant, and some only after today.
    from: fc.integer({ min: -120, max: 5 }),
    length: fc.option(fc.integer({ min: 1, max: 60 })),
  });
  const histories = fc.sample(fc.array(row, { maxLength: 8 }), 400).map((rows) => ({
    id: ctx.ids.next(),
    rows: rows
      .map(({ amount, from, length }) => ({
        amount,
        from: today + days(from),
        to: length === null ? null : today + days(from + length),
      }))
      .sort((a, b) => a.from - b.from),
  }));
  const priceListId = ctx.ids.next();
  const written = histories.flatMap(({ id, rows }) =>
    rows.map(({ amount, from, to }) => ({
      id: ctx.ids.next(),
      variantId: id,
      priceListId,
      amount,
      validFrom: new Date(from),
      validTo: to === null ? null : new Date(to),
      actor: ctx.actor,
    })),
  );
  await ctx.db.insert(prices).values(written);
  const expected = histories.flatMap(({ id, rows }) => {
    const lowest = lowestPrior(rows, today);
    return lowest === null ? [] : [[id, lowest] as const];
  });
  const ids = histories.map(({ id }) => id);
  expect(expected.length).toBeGreaterThan(50);
  expect(await lowestPriorOf(ctx, ids, priceListId)).toEqual(new Map(expected));
});
