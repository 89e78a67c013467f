import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decimalString,
  decimals,
  formatMoney,
  MAX_AMOUNT,
  parseDecimal,
  portionDown,
  portionHalfUp,
  split,
  sum,
} from "./money";

const amounts = fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT });
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });

describe("splitting", () => {
  it("never loses or invents a unit, negative amounts and zero weights included", () => {
    fc.assert(fc.property(amounts, weights, (amount, by) => sum(split(amount, by)) === amount));
  });

  it("gives each part its exact share rounded to a neighbouring unit", () => {
    fc.assert(
      fc.property(amounts, weights, (amount, by) => {
        const whole = sum(by);
        if (whole === 0) return;
        split(amount, by).forEach((part, at) => {
          expect(Math.abs(part - (amount * by[at]!) / whole)).toBeLessThan(1);
        });
      }),
    );
  });

  it("gives nothing to a weight of zero while others weigh", () => {
    expect(split(100, [0, 1, 0, 1])).toEqual([0, 50, 0, 50]);
    expect(split(3, [1, 1])).toEqual([2, 1]);
    expect(split(-3, [1, 1])).toEqual([-2, -1]);
    expect(split(7, [0, 0, 0])).toEqual([3, 2, 2]);
  });

  it("refuses weights that are no whole numbers", () => {
    expect(() => split(10, [0.5, 0.5])).toThrow(/weights/);
    expect(() => split(10.5, [1])).toThrow(/safe integer/);
  });
});

describe("portions", () => {
  it("round half away from zero, and down towards zero, exactly where doubles would not", () => {
    expect(portionHalfUp(5, 1, 10)).toBe(1);
    expect(portionHalfUp(-5, 1, 10)).toBe(-1);
    expect(portionHalfUp(4, 1, 10)).toBe(0);
    // 1.005 × 100 is 100.49999999999999 in doubles; as a fraction it is exactly half.
    expect(portionHalfUp(1_005, 1, 10)).toBe(101);
    expect(portionDown(3_500, 1_000, 10_000)).toBe(350);
    expect(portionDown(-19, 1, 10)).toBe(-1);
  });

  it("agree with exact arithmetic for every amount and rate", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 1_000_000 }), (amount, ppm) => {
        const twice = BigInt(amount) * BigInt(ppm) * 2n;
        const rounded = BigInt(portionHalfUp(amount, ppm, 1_000_000)) * 2_000_000n;
        const distance = twice > rounded ? twice - rounded : rounded - twice;
        return distance <= 1_000_000n;
      }),
    );
  });
});

describe("writing and reading", () => {
  it("keeps to each currency's decimals", () => {
    expect(["EUR", "JPY", "KWD", "ISK"].map(decimals)).toEqual([2, 0, 3, 0]);
    expect(decimalString({ amount: 5, currency: "EUR" })).toBe("0.05");
    expect(decimalString({ amount: -1_250, currency: "KWD" })).toBe("-1.250");
    expect(decimalString({ amount: 980, currency: "JPY" })).toBe("980");
    expect(formatMoney({ amount: 1_250, currency: "EUR" }, "en")).toBe("€12.50");
    expect(formatMoney({ amount: 980, currency: "JPY" }, "en")).toBe("¥980");
    expect(formatMoney({ amount: 1_250, currency: "KWD" }, "en")).toMatch(/KWD\s1\.250/);
  });

  it("reads back what it writes", () => {
    const positive = fc.integer({ min: 0, max: MAX_AMOUNT });
    fc.assert(
      fc.property(positive, fc.constantFrom("EUR", "JPY", "KWD"), (amount, currency) => {
        return parseDecimal(decimalString({ amount, currency }), currency) === amount;
      }),
    );
  });

  it("reads nothing else as money", () => {
    for (const text of [
      "",
      "-1",
      "+1",
      "1e3",
      "1,000",
      "1.005",
      "NaN",
      "Infinity",
      "２",
      "0x10",
      "1.",
      ".5",
      "99999999999",
    ])
      expect(parseDecimal(text, "EUR"), text).toBeNull();
    expect(parseDecimal("12.5", "EUR")).toBe(1_250);
    expect(parseDecimal("12.500", "EUR")).toBe(1_250);
    expect(parseDecimal("980.0", "JPY")).toBe(980);
  });
});
