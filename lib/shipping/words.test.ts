import { describe, expect, it } from "vitest";
import { arrivalDays, arrivalWords } from "./words";

const berlin = { timeZone: "Europe/Berlin", cutOff: "14:00", closedDays: [] };
const days = (ordered: string, minDays: number, maxDays: number) =>
  arrivalDays(new Date(ordered), { minDays, maxDays }, berlin);

describe("when a parcel arrives", () => {
  it("counts working days from the day on which the order is taken up", () => {
    // 2026-11-19 is a Thursday.
    expect(days("2026-11-19T10:00:00Z", 2, 4)).toEqual({ first: "2026-11-23", last: "2026-11-25" });
    expect(days("2026-11-19T15:00:00Z", 1, 1)).toEqual({ first: "2026-11-23", last: "2026-11-23" });
    expect(days("2026-11-21T10:00:00Z", 1, 1)).toEqual({ first: "2026-11-24", last: "2026-11-24" });
  });

  it("is said as people of a place say it", () => {
    const week = { first: "2026-11-26", last: "2026-11-27" };
    expect(arrivalWords(week, "en-IE")).toBe("Thursday 26 to Friday 27 November");
    expect(arrivalWords(week, "en-US")).toBe("Thursday, November 26 to Friday, November 27");
    expect(arrivalWords(week, "de-DE")).toMatch(/^Donnerstag, 26.\s*[–-]\s*Freitag, 27. November$/);
    expect(arrivalWords({ first: "2026-11-27", last: "2026-12-01" }, "en-IE")).toBe(
      "Friday 27 November to Tuesday 1 December",
    );
  });

  it("is one day where there is only one", () => {
    expect(arrivalWords({ first: "2026-11-26", last: "2026-11-26" }, "en-IE")).toMatch(
      /^Thursday,? 26 November$/,
    );
  });
});
