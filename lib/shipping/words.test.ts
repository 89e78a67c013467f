import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "@/lib/kernel/zoned";
import { arrivalDays, arrivalWords, parcelDays, servesMarket, wayName } from "./words";

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
    const day = { first: "2026-11-26", last: "2026-11-26" };
    expect(arrivalWords(day, "en-IE")).toBe("Thursday 26 November");
    expect(arrivalWords(day, "en-US")).toBe("Thursday, November 26");
    expect(arrivalWords(day, "de-DE")).toBe("Donnerstag, 26. November");
  });
});

describe("when a parcel that has left arrives", () => {
  const method = { minDays: 2, maxDays: 4 };
  const parcel = (ordered: string, left: string) =>
    parcelDays(new Date(ordered), new Date(left), method, berlin);

  it("is what was promised, less the days that are past", () => {
    // Promised for Monday 23 to Wednesday 25.
    expect(parcel("2026-11-19T10:00:00Z", "2026-11-19T15:00:00Z")).toEqual({
      first: "2026-11-23",
      last: "2026-11-25",
    });
    expect(parcel("2026-11-19T10:00:00Z", "2026-11-23T15:00:00Z")).toEqual({
      first: "2026-11-24",
      last: "2026-11-25",
    });
  });

  it("is counted anew when it left too late", () => {
    expect(parcel("2026-11-19T10:00:00Z", "2026-11-30T09:00:00Z")).toEqual({
      first: "2026-12-02",
      last: "2026-12-04",
    });
  });

  it("is never a day before it left, nor one that ends before it begins", () => {
    const instant = fc.date({
      min: new Date("2026-01-01"),
      max: new Date("2027-12-31"),
      noInvalidDate: true,
    });
    const days = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 60 }), days, days, (ordered, later, one, other) => {
        const left = new Date(ordered.getTime() + later * 86_400_000);
        const { first, last } = parcelDays(
          ordered,
          left,
          { minDays: Math.min(one, other), maxDays: Math.max(one, other) },
          berlin,
        );
        expect(first >= dayOf(left, berlin.timeZone)).toBe(true);
        expect(last >= first).toBe(true);
      }),
    );
  });
});

describe("what a way is called", () => {
  it("names the country at home where it does not go everywhere in the market", () => {
    const market = { locale: "en-IE", homeCountry: "DE", countries: ["DE", "FR"] };
    const way = (countries: string[]) => ({ name: "Standard delivery", countries });
    expect(wayName(way(["DE", "FR", "IT"]), market)).toBe("Standard delivery");
    expect(wayName(way(["DE"]), market)).toBe("Standard delivery to Germany");
    expect([servesMarket(way(["DE", "FR"]), market), servesMarket(way(["DE"]), market)]).toEqual([
      true,
      false,
    ]);
  });
});
