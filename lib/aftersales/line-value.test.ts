import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linePaid, unitsPaid } from "./line-value";

describe("what units of a line were paid for", () => {
  it("adds up to what the line was paid for, in whatever portions it is taken back", () => {
    const cases = fc.record({
      quantity: fc.integer({ min: 1, max: 40 }),
      subtotalAmount: fc.integer({ min: 0, max: 1_000_000 }),
      discount: fc.integer({ min: 0, max: 100 }),
      cuts: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(cases, ({ quantity, subtotalAmount, discount, cuts }) => {
        const line = { id: "l", quantity, subtotalAmount };
        const rows = [
          { lineId: "l", amount: -Math.floor((subtotalAmount * discount) / 100), included: false },
          { lineId: "l", amount: 999, included: true },
          { lineId: null, amount: 490, included: false },
        ];
        let before = 0;
        let back = 0;
        for (const cut of [...cuts, quantity]) {
          const units = Math.min(cut, quantity - before);
          back += unitsPaid(line, rows, before, units);
          before += units;
        }
        expect(back).toBe(linePaid(line, rows));
      }),
    );
  });
});
