import { expect, it } from "vitest";
import { lasted } from "./format";

it("says how long something has lasted in hours below a day, in days from then on", () => {
  const here = { zone: "UTC", now: "2026-11-30T12:00:00Z" };
  expect(
    ["2026-11-30T11:30:00Z", "2026-11-30T11:00:00Z", "2026-11-29T12:30:00Z", "2026-11-29T12:00:00Z"].map(
      (at) => lasted(at, here),
    ),
  ).toEqual(["less than an hour", "1 hour", "23 hours", "1 day"]);
  expect(lasted("2026-11-09T12:00:00Z", here)).toBe("21 days");
});
