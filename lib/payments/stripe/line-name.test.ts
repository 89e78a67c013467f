import fc from "fast-check";
import { expect, it } from "vitest";
import { lineName } from "./line-name";

it("says how many, of more than one", () => {
  expect([lineName("Mug, Oat", 1), lineName("Mug, Oat", 3)]).toEqual(["Mug, Oat", "3 × Mug, Oat"]);
});

it("is never longer than Stripe takes, begins as the name does, and breaks no character", () => {
  const names = fc.string({ unit: fc.constantFrom("a", "ß", "👜"), minLength: 120, maxLength: 300 });
  const isRight = (name: string, quantity: number) => {
    const shown = lineName(name, quantity);
    // Half a character cannot be written into an address: that throws.
    encodeURIComponent(shown);
    const whole = quantity > 1 ? `${quantity} × ${name}` : name;
    if (whole.length <= 250) return shown === whole;
    return [249, 250].includes(shown.length) && whole.startsWith(shown.slice(0, -1)) && shown.endsWith("…");
  };
  fc.assert(fc.property(names, fc.integer({ min: 1, max: 999 }), isRight));
});
