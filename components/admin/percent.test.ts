import fc from "fast-check";
import { expect, it } from "vitest";
import { percentText, readPercent } from "./percent";

it("every percentage is read back as it is written, with point or comma", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(2, 4), (value, decimals) => {
      expect(readPercent(percentText(value, decimals), decimals, 1_000_000)).toBe(value);
      const withComma = `${percentText(value, decimals).replace(".", ",")} %`;
      expect(readPercent(withComma, decimals, 1_000_000)).toBe(value);
    }),
    {
      examples: [
        [1_255, 2],
        [115, 2],
        [88_750, 4],
      ],
    },
  );
});

it.each(["", "-1", "100.1", "1e2", "ten", "1.23456"])("%s is no rate", (text) => {
  expect(readPercent(text, 4, 1_000_000)).toBeNull();
});

it("what is finer than basis points is no percentage of a price", () => {
  expect(readPercent("1.255", 2, 10_000)).toBeNull();
  expect(readPercent("1.25", 2, 10_000)).toBe(125);
});
