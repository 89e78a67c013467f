import { describe, expect, it } from "vitest";
import type { CheckoutView } from "@/lib/checkout/contract";
import { isSameDeal, priceChanges } from "./price-changes";

type Line = [id: string, quantity: number, unit: number];

function view(lines: Line[], other: Record<string, number> = {}): CheckoutView {
  const subtotal = lines.reduce((sum, [, quantity, unit]) => sum + quantity * unit, 0);
  const more = Object.entries(other).map(([type, amount]) => ({ type, label: type, amount }));
  const total = more.reduce((sum, { amount }) => sum + amount, subtotal);
  return {
    lines: lines.map(([id, quantity, unit_amount]) => ({
      id,
      title: id,
      variant_title: "",
      quantity,
      unit_amount,
      subtotal: quantity * unit_amount,
    })),
    totals: [
      { type: "subtotal", label: "Subtotal", amount: subtotal },
      ...more,
      { type: "total", label: "Total", amount: total },
    ],
    total,
  } as unknown as CheckoutView;
}

const shown = view([["cup", 2, 1_000]], { fulfilment: 490 });

describe("what changed since the button was pressed", () => {
  it("is nothing where the same things cost the same", () => {
    expect(isSameDeal(shown, view([["cup", 2, 1_000]], { fulfilment: 490 }))).toBe(true);
  });

  it.each<[string, CheckoutView, unknown]>([
    [
      "a dearer thing",
      view([["cup", 2, 1_200]], { fulfilment: 490 }),
      { what: "cup", before: 1_000, now: 1_200 },
    ],
    [
      "more of a thing",
      view([["cup", 3, 1_000]], { fulfilment: 490 }),
      { what: "3 × cup", before: 2_000, now: 3_000 },
    ],
    [
      "another thing",
      view(
        [
          ["cup", 2, 1_000],
          ["jug", 1, 500],
        ],
        { fulfilment: 490 },
      ),
      { what: "1 × jug", before: null, now: 500 },
    ],
    ["a thing that went", view([], { fulfilment: 490 }), { what: "2 × cup", before: 2_000, now: null }],
    ["dearer delivery", view([["cup", 2, 1_000]], { fulfilment: 1_290 }), { before: 490, now: 1_290 }],
    ["delivery that costs nothing now", view([["cup", 2, 1_000]]), { before: 490, now: null }],
    [
      "a discount",
      view([["cup", 2, 1_000]], { fulfilment: 490, discount: -200 }),
      { before: null, now: -200 },
    ],
  ])("is %s", (_, now, change) => {
    expect(priceChanges(shown, now)).toMatchObject([change]);
    expect(isSameDeal(shown, now)).toBe(false);
  });

  it("is told where the sum happens to be the same", () => {
    const now = view([["cup", 2, 1_100]], { fulfilment: 290 });
    expect(now.total).toBe(shown.total);
    expect(isSameDeal(shown, now)).toBe(false);
  });
});
