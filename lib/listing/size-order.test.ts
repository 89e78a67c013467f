import fc from "fast-check";
import { expect, test } from "vitest";
import { bySize } from "./size-order";

test("sizes stand as they grow", () => {
  const grown = [
    "2xs",
    "xs",
    "s",
    "medium",
    "l",
    "xl",
    "xxl",
    "3xl",
    "1 l",
    "10 cm",
    "12 cm",
    "36",
    "one size",
  ];
  expect([...grown].sort().sort(bySize)).toEqual(grown);
});

test("the order is one order", () => {
  const size = fc.oneof(fc.string(), fc.constantFrom("s", "m", "3xl", "40", "4,5", "tall"));
  fc.assert(
    fc.property(size, size, size, (a, b, c) => {
      expect(Math.sign(bySize(a, b))).toBe(-Math.sign(bySize(b, a)) + 0);
      if (bySize(a, b) <= 0 && bySize(b, c) <= 0) expect(bySize(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
