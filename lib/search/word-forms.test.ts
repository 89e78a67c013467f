import { expect, test } from "vitest";
import { otherForms } from "./word-forms";

test.each([
  ["Dish", ["dishes"]],
  ["dishes", ["dish"]],
  ["Berry Bowls", ["berries", "bowl"]],
  ["cherries", ["cherry"]],
  ["Knife", ["knives"]],
  ["shelves", ["shelf"]],
  ["Glass", ["glasses"]],
  ["glasses", ["glass"]],
  ["Tray of ash", ["trays", "ashes"]],
  ["a 12 oz", []],
])("%s is also looked for as %j", (words, forms) => {
  expect(otherForms(words)).toEqual(forms);
});
