import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, instantOf, localOf } from "./zoned";

const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"];

describe("time somewhere", () => {
  it("comes back from the wall clock it was shown on, but for the hour that comes twice", () => {
    const minute = fc.integer({ min: 25_000_000, max: 35_000_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
        const at = new Date(minutes * 60_000);
        const back = instantOf(localOf(at, zone), zone)!;
        const apart = Math.abs(back.getTime() - at.getTime());
        return apart === 0 || (apart === 3_600_000 && localOf(back, zone) === localOf(at, zone));
      }),
    );
  });

  it("takes the first of an hour that comes twice, and reads one that is left out by the old clock", () => {
    expect(instantOf("2026-10-25T02:30", "Europe/Berlin")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(instantOf("2026-03-29T02:30", "Europe/Berlin")?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });

  it("is none for what is no time", () => {
    for (const text of ["", "2026-02-30T10:00", "2026-13-01T10:00", "2026-01-01T25:00", "soon", "2026-01-01"])
      expect(instantOf(text, "UTC")).toBeNull();
  });

  it("has days of its own", () => {
    expect(dayOf(new Date("2026-03-01T23:30:00Z"), "Europe/Berlin")).toBe("2026-03-02");
    expect(dayOf(new Date("2026-03-02T03:30:00Z"), "America/New_York")).toBe("2026-03-01");
    expect([addDays("2026-02-28", 1), addDays("2026-03-01", -1)]).toEqual(["2026-03-01", "2026-02-28"]);
  });
});
