import { expect, test } from "vitest";
import { choicesCounted } from "./choices-counted";

test.each([
  [4, 4, 0, "4 colours"],
  [4, 4, 1, "4 colours"],
  [3, 0, 3, "3 sizes"],
  [3, 1, 3, "3 sizes"],
  [12, 4, 3, "12 choices"],
  [3, 0, 0, "3 choices"],
])("%i variants in %i colours and %i sizes: %s", (variantCount, colorCount, sizeCount, words) => {
  expect(choicesCounted({ variantCount, colorCount, sizeCount })).toBe(words);
});
