import { expect, it } from "vitest";
import { ago, lasted, zoneWords } from "./format";

it("says how long something has lasted in hours below a day, in days from then on", () => {
  const here = { zone: "UTC", now: "2026-11-30T12:00:00Z" };
  expect(
    ["2026-11-30T11:30:00Z", "2026-11-30T11:00:00Z", "2026-11-29T12:30:00Z", "2026-11-29T12:00:00Z"].map(
      (at) => lasted(at, here),
    ),
  ).toEqual(["less than an hour", "1 hour", "23 hours", "1 day"]);
  expect(lasted("2026-11-09T12:00:00Z", here)).toBe("21 days");
});

it("says how long ago, and from half a day on when, with the day", () => {
  const here = { zone: "Europe/Berlin", now: "2026-11-30T20:00:00Z" };
  expect(
    ["19:59:30", "19:01:00", "08:01:00", "07:30:00", "00:00:00"].map((at) => ago(`2026-11-30T${at}Z`, here)),
  ).toEqual(["just now", "59 min ago", "11 h ago", "today 08:30", "today 01:00"]);
  expect(ago("2026-11-29T22:30:00Z", here)).toBe("29 Nov, 23:30");
});

it("names a zone by its place", () => {
  expect(["Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC", "Etc/UTC"].map(zoneWords)).toEqual([
    "Berlin time",
    "Buenos Aires time",
    "UTC",
    "UTC",
  ]);
});
