import { expect, test } from "vitest";
import { swatchesOf } from "./swatches";

const colour = {
  id: "o1",
  name: "Colour",
  values: [
    { id: "red", value: "Red" },
    { id: "blue", value: "Blue" },
  ],
};
const size = {
  id: "o2",
  name: "Size",
  values: [
    { id: "s", value: "S" },
    { id: "m", value: "M" },
  ],
};
const variants = [
  { valueIds: ["red", "s"], pictureId: "p1" },
  { valueIds: ["red", "m"], pictureId: "p1" },
  { valueIds: ["blue", "s"], pictureId: "p2" },
  { valueIds: ["blue", "m"], pictureId: null },
];

test("the option that pictures differ in is shown by them, another is not", () => {
  expect(swatchesOf(variants, colour, 0)).toEqual({ red: "p1", blue: "p2" });
  expect(swatchesOf(variants, size, 1)).toEqual({});
});

test("one value without a picture leaves the option in words", () => {
  const some = variants.filter((one) => one.pictureId !== "p2");
  expect(swatchesOf(some, colour, 0)).toEqual({});
  expect(
    swatchesOf([{ valueIds: ["red"], pictureId: "p1" }], { ...colour, values: [colour.values[0]!] }, 0),
  ).toEqual({});
});
