import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sum } from "@/lib/kernel/money";
import { checkTotals } from "@/lib/kernel/totals";
import type { Promotion } from "@/lib/promotions/contract";
import type { DeliveryMethod } from "@/lib/shipping/contract";
import { standard } from "@/tests/delivery-methods";
import type { QuoteInput, QuoteLineInput } from "./contract";
import { fingerprint } from "./fingerprint";
import { quote } from "./quote";

const line = (change: Partial<QuoteLineInput> = {}): QuoteLineInput => ({
  id: "line-1",
  variantId: "variant-1",
  quantity: 1,
  unitAmount: 2_400,
  taxClass: "standard",
  taxable: true,
  grams: 350,
  requiresShipping: true,
  available: null,
  ...change,
});

const express: DeliveryMethod = {
  ...standard,
  id: "m2",
  code: "express",
  name: "Express",
  kind: "by_weight",
  freeFrom: null,
  bands: [
    { upToGrams: 2_000, amount: 1_290 },
    { upToGrams: 500, amount: 990 },
  ],
};
const rates = [
  { id: "r1", country: "DE", region: null, taxClass: "standard", name: "VAT 19%", ratePpm: 190_000 },
  { id: "r2", country: "FR", region: null, taxClass: "standard", name: "VAT 20%", ratePpm: 200_000 },
  { id: "r3", country: "DE", region: null, taxClass: "reduced", name: "VAT 7%", ratePpm: 70_000 },
  { id: "r4", country: "US", region: "NY", taxClass: "standard", name: "Sales tax", ratePpm: 88_750 },
];

const coupon = (change: Partial<Promotion> = {}): Promotion => ({
  id: "p1",
  couponId: "c1",
  code: "TEN",
  title: "Ten percent",
  kind: "percent",
  percentBp: 1_000,
  amount: null,
  currency: null,
  minimumAmount: null,
  startsAt: null,
  endsAt: null,
  usageLimit: null,
  perCustomerLimit: null,
  usedCount: 0,
  usedByBuyer: 0,
  active: true,
  priority: 100,
  ...change,
});

const wish = (change: Partial<QuoteInput> = {}): QuoteInput => ({
  now: new Date("2026-03-02T09:00:00Z"),
  currency: "EUR",
  market: { taxInclusive: true, fixedPrice: "gross", homeCountry: "DE" },
  lines: [line()],
  destination: { country: "DE", region: null },
  rates,
  codes: [],
  promotions: new Map(),
  methods: [standard, express],
  deliveryCode: "standard",
  charge: { minimum: 50, maximum: 99_999_999, step: 1 },
  ...change,
});
const withCodes = (...promotions: Promotion[]) => ({
  codes: promotions.map((promotion) => promotion.code),
  promotions: new Map(promotions.map((promotion) => [promotion.code.toLowerCase(), promotion])),
});
const amounts = (input: QuoteInput) => quote(input).totals.map((entry) => [entry.type, entry.amount]);

describe("a quote", () => {
  it("adds delivery and tells the tax inside", () => {
    expect(amounts(wish())).toEqual([
      ["subtotal", 2_400],
      ["fulfilment", 490],
      ["total", 2_890],
    ]);
    expect(quote(wish()).includedTax).toEqual([{ label: "VAT 19%", amount: 383 + 78 }]);
  });

  it("adds tax where the list is without it, by region, once a line", () => {
    const input = wish({
      currency: "USD",
      market: { taxInclusive: false, fixedPrice: "gross", homeCountry: "US" },
      destination: { country: "US", region: "NY" },
      methods: [{ ...standard, currency: "USD", countries: ["US"], taxClass: "none" }],
      lines: [
        line({ unitAmount: 999, quantity: 3 }),
        line({ id: "line-2", taxable: false, unitAmount: 100 }),
      ],
    });
    expect(amounts(input)).toEqual([
      ["subtotal", 3_097],
      ["fulfilment", 490],
      ["tax", 266],
      ["total", 3_853],
    ]);
  });

  it("keeps the written price abroad, or the net one, as the market says", () => {
    const abroad = { destination: { country: "FR", region: null }, lines: [line({ unitAmount: 11_900 })] };
    expect(quote(wish(abroad)).lines[0]?.unitAmount).toBe(11_900);
    const net = { taxInclusive: true, fixedPrice: "net", homeCountry: "DE" } as const;
    expect(quote(wish({ ...abroad, market: net })).lines[0]?.unitAmount).toBe(12_000);
  });

  it("takes later percentages off what is left, rounded down a step (3500 → 3150 → 2520)", () => {
    const ten = coupon({ id: "p1", code: "10OFF", priority: 1 });
    const twenty = coupon({ id: "p2", code: "WELCOME20", percentBp: 2_000, priority: 2 });
    const quoted = quote(wish({ lines: [line({ unitAmount: 3_500 })], ...withCodes(twenty, ten) }));
    expect(quoted.applied.map(({ code, amount }) => [code, amount])).toEqual([
      ["10OFF", 350],
      ["WELCOME20", 630],
    ]);
    expect(quoted.lines[0]?.total).toBe(2_520);
  });

  it("splits a fixed amount over the lines and never takes more than there is", () => {
    const lines = [line({ id: "a", unitAmount: 100 }), line({ id: "b", variantId: "v2", unitAmount: 200 })];
    const hundred = coupon({ kind: "fixed", percentBp: null, amount: 100, currency: "EUR" });
    expect(quote(wish({ lines, ...withCodes(hundred) })).lines.map(({ discount }) => discount)).toEqual([
      -33, -67,
    ]);
    const more = coupon({ kind: "fixed", percentBp: null, amount: 5_000, currency: "EUR" });
    expect(quote(wish({ lines, ...withCodes(more) })).lines.map(({ total }) => total)).toEqual([0, 0]);
  });

  it("makes delivery free from an amount of goods after discounts, by weight band, and by code", () => {
    const goods = (unitAmount: number) => quote(wish({ lines: [line({ unitAmount })] })).delivery?.amount;
    expect([goods(5_999), goods(6_000)]).toEqual([490, 0]);
    const ten = withCodes(coupon());
    expect(quote(wish({ lines: [line({ unitAmount: 6_000 })], ...ten })).delivery?.amount).toBe(490);
    const heavy = (grams: number) => quote(wish({ lines: [line({ grams })], deliveryCode: "express" }));
    expect(heavy(500).delivery?.amount).toBe(990);
    expect(heavy(501).delivery?.amount).toBe(1_290);
    expect(heavy(2_001).options.map(({ code }) => code)).toEqual(["standard"]);
    const free = coupon({ kind: "free_delivery", percentBp: null });
    const quoted = quote(wish(withCodes(free)));
    expect(quoted.totals.map(({ type, amount }) => [type, amount])).toEqual([
      ["subtotal", 2_400],
      ["fulfilment", 490],
      ["fulfilment_discount", -490],
      ["total", 2_400],
    ]);
  });

  it("tells beforehand what the usual way home costs, in no sum, and only while nobody has said where to", () => {
    const asked = (change: Partial<QuoteInput> = {}) => quote(wish({ destination: null, ...change }));
    const usual = { name: "Standard delivery", countries: ["DE", "FR"], amount: 490 };
    expect(asked().usualDelivery).toEqual(usual);
    expect(asked().options).toEqual([]);
    expect(asked().total).toBe(2_400);
    expect(quote(wish()).usualDelivery).toBeNull();
    expect(asked({ lines: [line({ unitAmount: 6_000 })] }).usualDelivery).toEqual({ ...usual, amount: 0 });
    const code = withCodes(coupon({ kind: "free_delivery", percentBp: null }));
    expect(asked(code).usualDelivery).toEqual({ ...usual, amount: 0 });
    // What the first way does not carry goes by the next; a file goes by none.
    const light = { ...standard, kind: "by_weight" as const, bands: [{ upToGrams: 100, amount: 290 }] };
    expect(asked({ methods: [light, express] }).usualDelivery).toMatchObject({
      name: "Express",
      amount: 990,
    });
    expect(asked({ methods: [] }).usualDelivery).toBeNull();
    expect(asked({ lines: [line({ requiresShipping: false })] }).usualDelivery).toBeNull();
  });

  it("says why a code does not apply", () => {
    const cases: [Partial<Promotion>, string][] = [
      [{ active: false }, "discount_code_invalid"],
      [{ startsAt: new Date("2026-03-03") }, "discount_code_not_started"],
      [{ endsAt: new Date("2026-03-02T09:00:00Z") }, "discount_code_expired"],
      [{ usageLimit: 3, usedCount: 3 }, "discount_code_usage_limit_reached"],
      [{ perCustomerLimit: 1, usedByBuyer: 1 }, "discount_code_user_limit_reached"],
      [{ minimumAmount: 2_401, currency: "EUR" }, "discount_code_minimum_not_met"],
      [{ kind: "fixed", amount: 100, currency: "USD" }, "discount_code_invalid"],
    ];
    for (const [change, code] of cases) {
      const quoted = quote(wish(withCodes(coupon(change))));
      expect(
        quoted.messages.map((message) => message.code),
        code,
      ).toEqual([code]);
      expect(quoted.total, code).toBe(2_890);
    }
    expect(quote(wish({ codes: ["nope"] })).messages[0]).toMatchObject({ code: "discount_code_invalid" });
  });

  it("counts a variant that stands on two lines once", () => {
    const twice = [
      line({ id: "a", available: 3, quantity: 2 }),
      line({ id: "b", available: 3, quantity: 2 }),
    ];
    expect(quote(wish({ lines: twice })).messages).toMatchObject([
      { code: "out_of_stock", params: { available: 3, wanted: 4 } },
      { code: "out_of_stock", params: { available: 3, wanted: 4 } },
    ]);
    const enough = twice.map((one) => ({ ...one, available: 4 }));
    expect(quote(wish({ lines: enough })).messages).toEqual([]);
  });

  it("rounds a three-decimal currency to what can be charged, by a named adjustment", () => {
    const input = wish({
      currency: "KWD",
      methods: [],
      lines: [line({ unitAmount: 1_234, requiresShipping: false })],
      charge: { minimum: 10, maximum: 99_999_999, step: 10 },
    });
    expect(amounts(input)).toEqual([
      ["subtotal", 1_234],
      ["rounding", -4],
      ["total", 1_230],
    ]);
  });

  it("refuses what cannot be charged, in words", () => {
    const tiny = wish({ lines: [line({ unitAmount: 20, requiresShipping: false })] });
    expect(quote(tiny).messages[0]).toMatchObject({ code: "amount_below_minimum", params: { minimum: 50 } });
    const huge = wish({ lines: [line({ unitAmount: 99_999_999, quantity: 2, requiresShipping: false })] });
    expect(quote(huge).messages[0]).toMatchObject({ code: "amount_above_maximum" });
    const free = wish({ lines: [line({ unitAmount: 0, requiresShipping: false })] });
    expect(quote(free).messages).toEqual([]);
  });
});

const anyLine = fc.record({
  id: fc.uuid(),
  variantId: fc.uuid(),
  quantity: fc.integer({ min: 1, max: 999 }),
  unitAmount: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: null, freq: 12 }),
  taxClass: fc.constantFrom("standard", "reduced", "none"),
  taxable: fc.boolean(),
  grams: fc.integer({ min: 0, max: 40_000 }),
  requiresShipping: fc.boolean(),
  available: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
});
const anyPromotion = fc
  .record({
    kind: fc.constantFrom("percent" as const, "fixed" as const, "free_delivery" as const),
    percentBp: fc.integer({ min: 1, max: 10_000 }),
    amount: fc.integer({ min: 1, max: 50_000 }),
    priority: fc.integer({ min: 0, max: 5 }),
    minimumAmount: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: null }),
    code: fc.constantFrom("A", "B", "C", "D"),
  })
  .map((made) => coupon({ ...made, id: made.code, currency: made.kind === "percent" ? null : "EUR" }));
const anyWish = fc
  .record({
    lines: fc.uniqueArray(anyLine, { selector: (one) => one.id, maxLength: 12 }),
    promotions: fc.array(anyPromotion, { maxLength: 4 }),
    taxInclusive: fc.boolean(),
    fixedPrice: fc.constantFrom("gross" as const, "net" as const),
    country: fc.constantFrom("DE", "FR", "US", "JP"),
    region: fc.constantFrom(null, "NY"),
    known: fc.boolean(),
    deliveryCode: fc.constantFrom("standard", "express", "gone", null),
    step: fc.constantFrom(1, 10),
  })
  .map((made) =>
    wish({
      lines: made.lines,
      ...withCodes(...made.promotions),
      market: { taxInclusive: made.taxInclusive, fixedPrice: made.fixedPrice, homeCountry: "DE" },
      destination: made.known ? { country: made.country, region: made.region } : null,
      deliveryCode: made.deliveryCode,
      charge: { minimum: 50, maximum: 99_999_999, step: made.step },
    }),
  );

describe("every quote", () => {
  it("sums, is never negative, and explains every cent by its rows", () => {
    fc.assert(
      fc.property(anyWish, (input) => {
        const quoted = quote(input);
        expect(checkTotals(quoted.totals)).toBe(quoted.total);
        expect(quoted.total).toBeGreaterThanOrEqual(0);
        const rows = quoted.adjustments.filter((row) => !row.included).map((row) => row.amount);
        expect(sum(quoted.lines.map((one) => one.subtotal)) + sum(rows)).toBe(quoted.total);
        for (const one of quoted.lines) expect(one.total).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 400 },
    );
  });

  it("takes off exactly what it says each code took off", () => {
    fc.assert(
      fc.property(anyWish, (input) => {
        const quoted = quote(input);
        for (const applied of quoted.applied) {
          const rows = quoted.adjustments.filter((row) => row.source === applied.promotionId);
          expect(sum(rows.map((row) => row.amount)) + applied.amount).toBe(0);
        }
      }),
    );
  });

  it("is repeatable, and another amount is another fingerprint", () => {
    fc.assert(
      fc.property(anyWish, (input) => {
        const print = (of: QuoteInput) => fingerprint({ marketId: "m", destination: null, quote: quote(of) });
        expect(print(input)).toBe(print(input));
        const dearer = input.lines.map((one) => ({
          ...one,
          unitAmount: one.unitAmount === null ? null : one.unitAmount + 1_000,
        }));
        if (quote(input).lines.length > 0) expect(print({ ...input, lines: dearer })).not.toBe(print(input));
      }),
    );
  });

  it("does not change by what it must not depend on: stock", () => {
    fc.assert(
      fc.property(anyWish, fc.integer({ min: 0, max: 5 }), (input, available) => {
        const lines = input.lines.map((one) => ({ ...one, available }));
        expect(quote({ ...input, lines }).totals).toEqual(quote(input).totals);
      }),
    );
  });
});
