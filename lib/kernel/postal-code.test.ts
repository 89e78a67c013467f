import { expect, it } from "vitest";
import { addressSchema } from "./address";
import { isPostalCodeOf } from "./postal-code";

it.each([
  ["DE", "10969", "1096"],
  ["DE", "D-10969", "SW1A 1AA"],
  ["AT", "1010", "10100"],
  ["NL", "1012 ab", "1012"],
  ["FR", "75001", "7500"],
  ["GB", "sw1a 1aa", "10969"],
  ["IE", "d02 x285", "Dublin"],
  ["US", "10014-1234", "1001"],
  ["CA", "k1a 0b1", "K1A"],
  ["SE", "114 55", "1145"],
  ["PT", "1000-001", "100"],
])("knows what a postal code of %s looks like", (country, right, wrong) => {
  expect(isPostalCodeOf(country, right)).toBe(true);
  expect(isPostalCodeOf(country, wrong)).toBe(false);
});

it("refuses nothing where it knows of no shape", () => {
  expect(isPostalCodeOf("HK", "anything")).toBe(true);
});

it("is said beside the field, and an address without one is only unfinished", () => {
  const wrong = addressSchema.safeParse({ address_country: "de", postal_code: "75 001 Paris" });
  expect(wrong.error?.issues).toMatchObject([
    { path: ["postal_code"], message: "This does not look like a postal code of the country you chose." },
  ]);
  expect(addressSchema.safeParse({ address_country: "de" }).success).toBe(true);
});
