import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayTakenUp, isWorkingDay, takenUpBefore, type WorkingHours, workingDaysAfter } from "./working-days";
import { addDays, dayOf } from "./zoned";

const berlin: WorkingHours = { timeZone: "Europe/Berlin", cutOff: "14:00", closedDays: ["2026-12-25"] };
const taken = (at: string, hours = berlin) => dayTakenUp(new Date(at), hours);

describe("the day something is taken up", () => {
  // 2026-11-19 is a Thursday.
  it("is the same day before the cut-off and the next working day from it on", () => {
    expect(taken("2026-11-19T12:59:59Z")).toBe("2026-11-19");
    expect(taken("2026-11-19T13:00:00Z")).toBe("2026-11-20");
    expect(taken("2026-11-20T13:00:00Z")).toBe("2026-11-23");
  });

  it("is Monday for what comes at the weekend, at any hour", () => {
    expect(taken("2026-11-21T05:00:00Z")).toBe("2026-11-23");
    expect(taken("2026-11-22T22:30:00Z")).toBe("2026-11-23");
  });

  it("follows the calendar and the clock of the place, summer time included", () => {
    // Half past eleven at night in UTC is the next day in Berlin.
    expect(taken("2026-11-17T23:30:00Z")).toBe("2026-11-18");
    // 13:30 in Berlin's summer is 11:30 in UTC; 12:30 in UTC is 14:30 there.
    expect(taken("2026-07-01T11:30:00Z")).toBe("2026-07-01");
    expect(taken("2026-07-01T12:30:00Z")).toBe("2026-07-02");
    expect(taken("2026-07-01T12:30:00Z", { ...berlin, timeZone: "America/New_York" })).toBe("2026-07-01");
  });

  it("leaves out the days on which the place is closed", () => {
    // Christmas Day 2026 is a Friday.
    expect(taken("2026-12-24T15:00:00Z")).toBe("2026-12-28");
  });

  it("ends also for a place that is never open", () => {
    const never = Array.from({ length: 1_000 }, (_, at) => addDays("2026-01-01", at));
    expect(taken("2026-01-01T00:00:00Z", { ...berlin, closedDays: never })).toMatch(/^2027-/);
  });
});

describe("what was to be taken up on a day that is over", () => {
  const bound = (now: string, hours = berlin) => takenUpBefore(new Date(now), hours).toISOString();

  it("is what came before the cut-off of the working day before", () => {
    expect(bound("2026-11-19T23:30:00Z")).toBe("2026-11-19T13:00:00.000Z");
    expect(bound("2026-11-19T08:00:00Z")).toBe("2026-11-18T13:00:00.000Z");
    // Over a weekend, and over Christmas.
    expect(bound("2026-11-23T08:00:00Z")).toBe("2026-11-20T13:00:00.000Z");
    expect(bound("2026-12-27T08:00:00Z")).toBe("2026-12-24T13:00:00.000Z");
    expect(bound("2026-11-19T08:00:00Z", { ...berlin, cutOff: null })).toBe("2026-11-18T23:00:00.000Z");
  });

  it("is exactly what `dayTakenUp` says of each instant", () => {
    const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });
    const closed = fc.array(
      fc.nat(2_000).map((at) => addDays("2024-01-01", at)),
      { maxLength: 200 },
    );
    const cutOff = fc.constantFrom(null, "14:00");
    fc.assert(
      fc.property(instant, fc.nat(10 * 86_400_000), closed, cutOff, (at, later, closedDays, cutOff) => {
        const hours = { ...berlin, closedDays, cutOff };
        const now = new Date(at + later);
        const isOver = dayTakenUp(new Date(at), hours) < dayOf(now, hours.timeZone);
        expect(new Date(at) < takenUpBefore(now, hours)).toBe(isOver);
      }),
    );
  });
});

describe("working days after a day", () => {
  it("counts over weekends", () => {
    expect(workingDaysAfter("2026-11-19", 0, berlin)).toBe("2026-11-19");
    expect(workingDaysAfter("2026-11-19", 2, berlin)).toBe("2026-11-23");
    expect(workingDaysAfter("2026-11-21", 1, berlin)).toBe("2026-11-24");
    expect(workingDaysAfter("2026-12-23", 2, berlin)).toBe("2026-12-28");
  });

  const day = fc.integer({ min: 0, max: 5_000 }).map((at) => addDays("2020-01-01", at));
  const closed = fc.array(day, { maxLength: 20 });

  it("lands on a working day with exactly so many working days on the way", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30 }), closed, (from, count, closedDays) => {
        const hours = { closedDays };
        const last = workingDaysAfter(from, count, hours);
        expect(isWorkingDay(last, hours)).toBe(true);
        let met = 0;
        for (let at = from; at <= last; at = addDays(at, 1)) if (isWorkingDay(at, hours)) met += 1;
        expect(met).toBe(count + 1);
      }),
    );
  });

  it("never arrives earlier for what was ordered later", () => {
    const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(instant, fc.nat(10 * 86_400_000), closed, (at, later, closedDays) => {
        const hours = { ...berlin, closedDays };
        const [one, two] = [dayTakenUp(new Date(at), hours), dayTakenUp(new Date(at + later), hours)];
        expect(one <= two).toBe(true);
      }),
    );
  });
});
