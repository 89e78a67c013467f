import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_AMOUNT } from "@/lib/kernel/money";
import { changedByPercent, percentChangeSchema } from "./percent-change";

const amounts = fc.integer({ min: 0, max: MAX_AMOUNT });
const changes = fc.integer({ min: -9_900, max: 100_000 });

describe("a price changed by percent", () => {
  it("is rounded once, halves up", () => {
    expect(changedByPercent(1_000, 1_000)).toBe(1_100);
    expect(changedByPercent(1_450, -1_000)).toBe(1_305);
    // 0.5 of a cent goes up, whichever way the price goes.
    expect(changedByPercent(50, 100)).toBe(51);
    expect(changedByPercent(50, -100)).toBe(50);
    expect(changedByPercent(1_999, 333)).toBe(2_066);
  });

  it("stays nothing where it was nothing, and never becomes nothing or more than a price may be", () => {
    expect(changedByPercent(0, 5_000)).toBe(0);
    expect(changedByPercent(1, -9_900)).toBeNull();
    expect(changedByPercent(MAX_AMOUNT, 1)).toBeNull();
  });

  it("is the whole number nearest to the exact one", () => {
    fc.assert(
      fc.property(amounts, changes, (amount, byBp) => {
        const changed = changedByPercent(amount, byBp);
        if (changed === null) return;
        const off = BigInt(changed) * 10_000n - BigInt(amount) * BigInt(10_000 + byBp);
        expect(off > -5_000n && off <= 5_000n).toBe(true);
      }),
    );
  });

  it("keeps the order of prices", () => {
    fc.assert(
      fc.property(amounts, amounts, changes, (a, b, byBp) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((amount) => changedByPercent(amount, byBp));
        if (low !== null && high !== null) expect(low! <= high!).toBe(true);
      }),
    );
  });

  it("is a change: nothing, a float and more than everything are none", () => {
    for (const none of [0, -10_000, 0.5, 100_001, "10"])
      expect(percentChangeSchema.safeParse(none).success).toBe(false);
  });
});
