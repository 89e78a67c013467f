import { expect, it } from "vitest";
import type { DeskVariant } from "@/lib/assortment/contract";
import { groupVariants, pictureOption } from "./variant-groups";

const variant = (values: string[], pictureId: string | null): DeskVariant => ({
  id: values.join(),
  title: values.join(" / "),
  values,
  pictureId,
  sku: null,
  barcode: null,
  grams: 0,
  requiresShipping: true,
  taxable: true,
  tracked: true,
  archived: false,
  prices: [],
  stock: [],
});
const options = [
  { name: "Size", values: ["S", "M"] },
  { name: "Shade", values: ["Red", "Blue"] },
];
const all = (of: (size: string, shade: string) => string | null) =>
  ["S", "M"].flatMap((size) => ["Red", "Blue"].map((shade) => variant([size, shade], of(size, shade))));

it("variants stand together by the option that their pictures differ by", () => {
  const byShade = all((_, shade) => shade);
  expect(pictureOption(options, byShade)).toBe(1);
  expect(groupVariants(byShade, 1).map(({ name, variants }) => [name, variants.length])).toEqual([
    ["Red", 2],
    ["Blue", 2],
  ]);
  expect(
    pictureOption(
      options,
      all((size, shade) => size + shade),
    ),
  ).toBe(-1);
  expect(groupVariants(byShade, -1)).toHaveLength(4);
});

it("before any picture stands for anything, a colour is the likely one, then the first", () => {
  const none = all(() => null);
  expect(pictureOption(options, none)).toBe(0);
  expect(pictureOption([options[0]!, { name: "Colour", values: [] }], none)).toBe(1);
  expect(pictureOption([], [variant([], null)])).toBe(-1);
});
