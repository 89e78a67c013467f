import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "@/db/client";
import { days } from "@/lib/kernel/clock";
import { type CouponTerms, couponTermsSchema, createCoupon } from "@/lib/promotions";
import { storyClock, testCtx, testDatabase } from "@/tests/database";
import { buyer, openShop } from "@/tests/factories";
import { must } from "@/tests/people";
import { walker } from "@/tests/road";
import { type CouponTrial, previewCoupon } from ".";

const database = await testDatabase();
const clock = storyClock();
const ctx = database.ctx({ clock });
const shop = await openShop(ctx);
const road = walker(ctx, shop);
const goods = [
  await shop.sells({ title: "Cup", amount: 2_415, stock: 900, grams: 350 }),
  await shop.sells({ title: "Pot", amount: 999, stock: 900, grams: 1_900 }),
  await shop.sells({ title: "Pattern", amount: 790, stock: null, ships: false }),
];
/** Whatever would write here is refused by the database itself. */
const reading = openDatabase(`${database.url}?options=-c%20default_transaction_read_only%3Don`);
afterAll(() => reading.close());
const onlyReading = testCtx(reading.db, { clock });

const terms = (over: Partial<CouponTerms> = {}): CouponTerms =>
  couponTermsSchema.parse({ title: "Spring", kind: "percent", percentBp: 1_000, ...over });
const trial = (over: Partial<CouponTrial> = {}): CouponTrial => ({
  id: null,
  terms: terms(),
  market: shop.market.code,
  country: "DE",
  delivery: null,
  lines: [{ variantId: goods[0]!.variantId, quantity: 2 }],
  begun: false,
  usedBefore: 0,
  ...over,
});
const preview = async (over: Partial<CouponTrial> = {}) =>
  must(await previewCoupon(onlyReading, trial(over)));
const reason = async (over: Partial<CouponTrial>) =>
  (await preview(over)).with.messages.find((message) => message.target.kind === "code")?.code ?? null;

describe("the preview of a coupon", () => {
  it("equals what the checkout quotes for the same cart, to the cent, whatever the terms", async () => {
    let made = 0;
    const day = (offset: number | null) =>
      offset === null ? null : new Date(clock.now().getTime() + days(offset)).toISOString();
    const anyTerms = fc
      .record({
        kind: fc.constantFrom("percent" as const, "fixed" as const, "free_delivery" as const),
        percentBp: fc.integer({ min: 1, max: 10_000 }),
        amount: fc.integer({ min: 1, max: 9_000 }),
        minimumAmount: fc.option(fc.integer({ min: 1, max: 9_000 })),
        starts: fc.option(fc.constantFrom(-2, 1)),
        ends: fc.option(fc.constantFrom(-1, 2)),
        active: fc.boolean(),
      })
      .filter(({ starts, ends }) => starts === null || ends === null || starts < ends)
      .map(({ starts, ends, ...more }) =>
        terms({ ...more, currency: "EUR", startsAt: day(starts), endsAt: day(ends) }),
      );
    const anyCart = fc
      .array(fc.integer({ min: 0, max: 4 }), { minLength: goods.length, maxLength: goods.length })
      .filter((quantities) => quantities.some((quantity) => quantity > 0));
    await fc.assert(
      fc.asyncProperty(
        anyTerms,
        anyCart,
        fc.constantFrom("DE", "FR", "IE"),
        fc.constantFrom(null, "standard", "express", "by-balloon"),
        async (written, quantities, country, delivery) => {
          made += 1;
          const code = `TRY${made}`;
          const { id } = must(await createCoupon(ctx, code, written));
          const wanted = goods.flatMap((good, at) =>
            quantities[at]! > 0 ? [{ ...good, quantity: quantities[at]! }] : [],
          );
          const { cart } = await road.fillCart(wanted);
          const choices = {
            destination: { ...buyer.destination, address_country: country },
            delivery_option: delivery,
          };
          const before = await road.toCheckout(cart, choices);
          const shown = await road.toCheckout(cart, { ...choices, codes: [code] });
          const lines = wanted.map(({ variantId, quantity }) => ({ variantId, quantity }));
          const tried = await preview({ id, terms: written, country, delivery, lines });
          expect(tried.without.total).toBe(before.total);
          expect(tried.with.total).toBe(shown.total);
          expect(tried.with.totals).toEqual(shown.totals);
          expect(tried.with.includedTax).toEqual(shown.included_tax);
          expect(tried.with.delivery).toBe(shown.delivery_option);
          expect(tried.with.lines.map((line) => line.discount)).toEqual(
            shown.lines.map((line) => line.discount),
          );
          const codeSaid = (messages: readonly { code: string; target: { kind: string } }[]) =>
            messages.filter((message) => message.target.kind === "code").map((message) => message.code);
          expect(codeSaid(tried.with.messages)).toEqual(codeSaid(shown.messages));
          // What is not saved yet does the same as what is.
          const { usedCount: _, ...unsaved } = await preview({ terms: written, country, delivery, lines });
          expect(unsaved.with).toEqual({ ...tried.with, messages: expect.anything() });
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  it("says why a coupon does not count, each reason by its own code", async () => {
    const past = "2026-03-01T00:00:00.000Z";
    const later = "2026-03-09T00:00:00.000Z";
    expect(await reason({})).toBeNull();
    expect(await reason({ terms: terms({ minimumAmount: 4_831, currency: "EUR" }) })).toBe(
      "discount_code_minimum_not_met",
    );
    expect(await reason({ terms: terms({ minimumAmount: 4_830, currency: "EUR" }) })).toBeNull();
    expect(await reason({ terms: terms({ startsAt: later }) })).toBe("discount_code_not_started");
    expect(await reason({ terms: terms({ startsAt: later }), begun: true })).toBeNull();
    expect(await reason({ terms: terms({ endsAt: past }), begun: true })).toBe("discount_code_expired");
    expect(await reason({ terms: terms({ active: false }) })).toBe("discount_code_invalid");
    expect(await reason({ terms: terms({ currency: "USD", minimumAmount: 1 }) })).toBe(
      "discount_code_invalid",
    );
    expect(await reason({ terms: terms({ perCustomerLimit: 2 }), usedBefore: 1 })).toBeNull();
    expect(await reason({ terms: terms({ perCustomerLimit: 2 }), usedBefore: 2 })).toBe(
      "discount_code_user_limit_reached",
    );
  });

  it("counts the uses that a stored coupon has, and takes its place whatever is stored under its code", async () => {
    const { id } = must(await createCoupon(ctx, "USEDUP", terms({ usageLimit: 5 })));
    await database.pool.query("UPDATE promotions SET used_count = 3 WHERE id = $1", [id]);
    expect(await reason({ id, terms: terms({ usageLimit: 4 }) })).toBeNull();
    expect(await reason({ id, terms: terms({ usageLimit: 3 }) })).toBe("discount_code_usage_limit_reached");
    expect(await preview({ id, terms: terms({ usageLimit: 3 }) })).toMatchObject({ usedCount: 3 });
    const half = await preview({ id, terms: terms({ percentBp: 5_000 }) });
    expect(half.with.totals).toContainEqual(expect.objectContaining({ type: "discount", amount: -2_415 }));
  });

  it("knows what is not there", async () => {
    expect(await previewCoupon(onlyReading, trial({ market: "mars" }))).toMatchObject({
      code: "market_not_found",
    });
    expect(await previewCoupon(onlyReading, trial({ id: ctx.ids.next() }))).toMatchObject({
      code: "coupon_not_found",
    });
    const lost = await preview({ lines: [{ variantId: ctx.ids.next(), quantity: 1 }] });
    expect(lost.goods).toMatchObject([{ title: "No longer there", available: 0 }]);
    expect(lost.with.total).toBe(0);
    expect(lost.with.messages.map((message) => message.code)).toContain("item_unavailable");
  });

  it("reads and never writes: the database would refuse, and nothing has another state afterwards", async () => {
    await expect(reading.pool.query("UPDATE promotions SET used_count = 0")).rejects.toThrow("read-only");
    const { id } = must(await createCoupon(ctx, "QUIET", terms({ usageLimit: 1 })));
    const state = async () => {
      const { rows } = await database.pool.query(`
        SELECT string_agg(format('%s %s', relname, (xpath('/row/n/text()', query_to_xml(
          format('SELECT count(*) || '':'' || coalesce(max(xmin::text::bigint), 0) AS n FROM %I', relname),
          false, true, '')))[1]), E'\\n' ORDER BY relname) AS state
        FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`);
      return rows[0].state as string;
    };
    const before = await state();
    for (let round = 0; round < 3; round += 1)
      must(await previewCoupon(ctx, trial({ id, terms: terms({ usageLimit: 1 }) })));
    expect(await state()).toBe(before);
  });
});
