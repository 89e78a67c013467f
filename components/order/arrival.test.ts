import { describe, expect, it } from "vitest";
import { arrivalDays, arrivalWords } from "./arrival";

const berlin = "Europe/Berlin";
const days = (placed: string, min: number, max: number) =>
  arrivalDays(new Date(placed), min, max, berlin).map((day) => day.toISOString().slice(0, 10));

describe("when a parcel arrives", () => {
  it("counts working days", () => {
    // 2026-11-19 is a Thursday.
    expect(days("2026-11-19T10:00:00Z", 2, 4)).toEqual(["2026-11-23", "2026-11-25"]);
    expect(days("2026-11-21T10:00:00Z", 1, 1)).toEqual(["2026-11-23", "2026-11-23"]);
  });

  it("by the calendar of the shop's place", () => {
    // Half past eleven at night in UTC is the next day in Berlin.
    expect(days("2026-11-17T23:30:00Z", 1, 1)).toEqual(["2026-11-19", "2026-11-19"]);
  });

  it("says one day once", () => {
    const [first, last] = arrivalDays(new Date("2026-11-18T10:00:00Z"), 1, 1, berlin);
    expect(arrivalWords([first, last], "en-GB")).toBe("Thursday 19 November");
    expect(arrivalWords(arrivalDays(new Date("2026-11-18T10:00:00Z"), 2, 4, berlin), "en-GB")).toBe(
      "Friday 20 November to Tuesday 24 November",
    );
  });
});
