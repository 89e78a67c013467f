import { describe, expect, it } from "vitest";
import { missingIn } from "./awaits-delivery";

const goods = [{ type: "subtotal", label: "Subtotal", amount: 6_600 } as const];
const cart = { requires_shipping: true, tax_inclusive: true, totals: goods };
const way = (amount: number, whole_market: boolean) => ({ title: "Standard delivery", amount, whole_market });

describe("what the sum of a cart may still lack", () => {
  it("is delivery, until it is known to cost nothing wherever in the market it goes", () => {
    expect(missingIn({ ...cart, usual_delivery: way(0, true) })).toEqual([]);
    expect(missingIn({ ...cart, usual_delivery: way(490, true) })).toEqual(["delivery"]);
    // Free to the home country says nothing of the others.
    expect(missingIn({ ...cart, usual_delivery: way(0, false) })).toEqual(["delivery"]);
    expect(missingIn({ ...cart, usual_delivery: null })).toEqual(["delivery"]);
  });

  it("is nothing once it stands in the sum, or where nothing has to travel", () => {
    const chosen = [...goods, { type: "fulfilment", label: "Express", amount: 0 } as const];
    expect(missingIn({ ...cart, totals: chosen })).toEqual([]);
    expect(missingIn({ ...cart, requires_shipping: false })).toEqual([]);
  });

  it("is tax too where prices are without it", () => {
    expect(missingIn({ ...cart, tax_inclusive: false })).toEqual(["tax", "delivery"]);
    expect(missingIn({ ...cart, tax_inclusive: false, usual_delivery: way(0, true) })).toEqual(["tax"]);
  });
});
