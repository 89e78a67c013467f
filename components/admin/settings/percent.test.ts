import fc from "fast-check";
import { expect, it } from "vitest";
import { percentText, readPercent } from "./percent";

it("every rate is read back as it is written, with point or comma", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (ppm) => {
      expect(readPercent(percentText(ppm))).toBe(ppm);
      expect(readPercent(`${percentText(ppm).replace(".", ",")} %`)).toBe(ppm);
    }),
  );
});

it.each(["", "-1", "100.1", "1e2", "ten", "1.23456"])("%s is no rate", (text) => {
  expect(readPercent(text)).toBeNull();
});
