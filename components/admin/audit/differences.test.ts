import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences } from "./differences";

const here = { zone: "Europe/Berlin", now: "2026-03-02T09:00:00.000Z" };

describe("what a change changed", () => {
  it("is said in the units people write, and nothing that stayed", () => {
    const before = {
      title: "Ten off",
      percentBp: 1000,
      minimumAmount: 5000,
      currency: "EUR",
      active: true,
      endsAt: null,
    };
    const after = {
      ...before,
      percentBp: 1250,
      minimumAmount: 6050,
      active: false,
      endsAt: "2026-03-31T22:00:00.000Z",
    };
    expect(differences(before, after, here)).toEqual([
      { name: "Percent", before: "10%", after: "12.5%" },
      { name: "Minimum amount", before: "€50.00", after: "€60.50" },
      { name: "Active", before: "yes", after: "no" },
      { name: "Ends at", before: "nothing", after: "1 April 2026, 00:00" },
    ]);
  });

  it("goes into what is within, and says what came and what went", () => {
    expect(
      differences(
        { refunds_above: { EUR: 20_000 }, roles: ["owner"] },
        { refunds_above: { EUR: 9_900, USD: 0 }, roles: [] },
        here,
      ),
    ).toEqual([
      { name: "Refunds above, EUR", before: "€200.00", after: "€99.00" },
      { name: "Refunds above, USD", before: null, after: "$0.00" },
      { name: "Roles", before: "owner", after: "nothing" },
    ]);
    expect(differences(null, { address: "127.0.0.1" }, here)).toEqual([
      { name: "IP address", before: null, after: "127.0.0.1" },
    ]);
    expect(differences(null, { role: "support" }, here)).toEqual([
      { name: "Role", before: null, after: "support" },
    ]);
  });

  it("keeps names apart that have a dot in them, and amounts under their currency", () => {
    const price = (amount: number) => ({ variants: { "0.4 l": { price: { Europe: { EUR: amount } } } } });
    expect(differences(price(1_250), price(1_300), here)).toEqual([
      { name: "Variants, 0.4 l, price, Europe, EUR", before: "€12.50", after: "€13.00" },
    ]);
  });

  it("is nothing between equals, whatever they are", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(differences(value, value, here)).toEqual([]);
      }),
    );
  });
});
