import { expect, it } from "vitest";
import { letterHeight } from "./letter-height";

const paragraph = (words: string) =>
  `<p style="font-size:16px;line-height:25px;margin:0 0 16px">${words}</p>`;
const letter = (...blocks: string[]) =>
  `<div>${"\u200c ".repeat(150)}</div><table>${blocks.join("")}</table>`;

it("is the sum of its lines and of what lies between them, and more where lines are shorter", () => {
  const words = "word ".repeat(24);
  const one = letterHeight(letter(paragraph(words)), 536);
  expect(letterHeight(letter(paragraph(words), paragraph(words)), 536) - one).toBe(2 * 25 + 16);
  expect(letterHeight(letter(paragraph(words)), 290)).toBe(one + 2 * 25);
});

it("makes room for a picture, whether it came or not", () => {
  const row = (picture: string) => `<tr><td>${picture}</td><td style="line-height:25px">A thing</td></tr>`;
  const bare = letterHeight(letter(row("")), 536);
  expect(letterHeight(letter(row('<img class="picture"/>')), 536)).toBeGreaterThan(bare);
  expect(letterHeight(letter(row('<div class="picture"></div>')), 536)).toBeGreaterThan(bare);
});
