import { expect, it } from "vitest";
import { idsFrom } from "./ids";

it("ids of one millisecond come in the order in which they were made, and none twice", () => {
  const ids = idsFrom({ now: () => new Date("2026-11-29T20:51:14Z") });
  const made = Array.from({ length: 5_000 }, () => ids.next());
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

it("a clock that is put forward or back moves them", () => {
  let now = new Date("2026-11-29T20:51:14Z");
  const ids = idsFrom({ now: () => now });
  const first = ids.next();
  now = new Date("2026-11-29T20:51:15Z");
  expect(ids.next() > first).toBe(true);
  now = new Date("2026-11-29T20:51:13Z");
  expect(ids.next() < first).toBe(true);
});
