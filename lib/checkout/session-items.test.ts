import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sum } from "@/lib/kernel/money";
import { sessionItems } from "./session-items";

describe("what the payment page is told", () => {
  it("sums to the order, lists nothing of zero and nothing negative", () => {
    const orders = fc.record({
      lines: fc.array(
        fc.record({ subtotal: fc.integer({ min: 0, max: 50_000 }), off: fc.integer({ min: 0, max: 100 }) }),
        {
          minLength: 1,
          maxLength: 8,
        },
      ),
      delivery: fc.integer({ min: 0, max: 2_000 }),
      rounding: fc.integer({ min: -4, max: 5 }),
    });
    fc.assert(
      fc.property(orders, ({ lines, delivery, rounding }) => {
        const rows = lines.map(({ subtotal, off }, at) => ({
          lineId: String(at),
          type: "discount",
          label: "Code",
          amount: -Math.floor((subtotal * off) / 100),
          included: false,
        }));
        const goods = sum(lines.map(({ subtotal }) => subtotal)) + sum(rows.map((row) => row.amount));
        if (goods + delivery + rounding < 0 || (goods === 0 && delivery + rounding < 0)) return;
        if (rounding < 0 && goods < 10) return;
        const order = {
          totalAmount: goods + delivery + rounding,
          lines: lines.map(({ subtotal }, at) => ({
            id: String(at),
            title: `Thing ${at}`,
            variantTitle: "",
            quantity: 1,
            subtotalAmount: subtotal,
          })),
          adjustments: [
            ...rows,
            {
              lineId: null,
              type: "fulfilment",
              label: "Standard delivery",
              amount: delivery,
              included: false,
            },
            { lineId: null, type: "rounding", label: "Rounding", amount: rounding, included: false },
          ],
        };
        const items = sessionItems(order);
        expect(sum(items.map((item) => item.amount))).toBe(order.totalAmount);
        for (const item of items) expect(item.amount).toBeGreaterThan(0);
      }),
    );
  });
});
