import { expect, it } from "vitest";
import { isPlain } from "./plain-text";

it("takes every text that can be kept, and none that cannot, wherever it stands", () => {
  for (const fine of ["", "Zoë 💥 ２ \u202e", 7, null, undefined, ["a", { b: "𝟙" }]])
    expect(isPlain(fine)).toBe(true);
  for (const bad of ["\u0000", "a\ud800", "\udc00b", ["\u0000"], { a: { b: ["\ud83d"] } }, { "\u0000": 1 }])
    expect(isPlain(bad), JSON.stringify(bad)).toBe(false);
});

it("looks at each object once, however deep it is and though it stands in itself", () => {
  let deep: unknown = "\u0000";
  for (let level = 0; level < 30; level += 1) deep = Array.from({ length: 100 }, () => deep);
  expect(isPlain(deep)).toBe(false);
  let nested: unknown = [];
  for (let level = 0; level < 50_000; level += 1) nested = [nested];
  expect(isPlain(nested)).toBe(true);
  const round: Record<string, unknown> = { text: "a" };
  round.self = [round, round];
  expect(isPlain(round)).toBe(true);
});
