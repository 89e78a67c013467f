import { expect, test } from "vitest";
import { choicesCounted } from "./choices-counted";

test.each([
  [4, 4, 0, "Colour", "4 colours"],
  [4, 4, 1, null, "4 colours"],
  [3, 0, 3, "Size", "3 sizes"],
  [3, 1, 3, null, "3 sizes"],
  [12, 4, 3, null, "4 colours, 3 sizes"],
  [12, 4, 1, null, "12 choices"],
  [3, 0, 0, null, "3 choices"],
  [2, 0, 0, "Nib", "2 nibs"],
  [2, 0, 0, "Box", "2 boxes"],
  [3, 0, 0, "Finish", "3 finishes"],
  [3, 0, 0, "Quality", "3 qualities"],
  [3, 0, 0, "Tray", "3 trays"],
  [3, 0, 0, "Scents", "3 scents"],
  [3, 0, 0, "Leaf", "3 choices"],
  [3, 0, 0, "Foot", "3 choices"],
  [3, 0, 0, "Number of pieces", "3 choices"],
  [3, 0, 0, "Größe", "3 choices"],
])(
  "%i variants in %i colours and %i sizes, by %s: %s",
  (variantCount, colorCount, sizeCount, onlyOption, words) => {
    expect(choicesCounted({ variantCount, colorCount, sizeCount, onlyOption })).toBe(words);
  },
);
