import { expect, it } from "vitest";
import { deadlineWords } from "./problem-words";

const words = (due: string, now: string, zone = "Europe/Berlin", resolvedAt: string | null = null) =>
  deadlineWords({ detail: { due_by: due }, resolvedAt }, { zone, now });

it("counts the days to a deadline in the shop's days, and says when it is over", () => {
  expect(words("2026-12-06T08:56:00Z", "2026-11-30T15:00:00Z")).toBe("6 days left, answer by 6 Dec");
  expect(words("2026-12-06T08:56:00Z", "2026-12-05T22:00:00Z")).toBe("1 day left, answer by 6 Dec");
  expect(words("2026-12-06T08:56:00Z", "2026-12-06T07:00:00Z")).toBe("Answer today");
  expect(words("2026-12-06T08:56:00Z", "2026-12-07T07:00:00Z")).toBe("The time to answer ended on 6 Dec");
});

it("says that the time is over once it is, by the hour and not by the day", () => {
  const auckland = "Pacific/Auckland";
  expect(words("2026-12-06T08:56:00Z", "2026-12-06T15:00:00Z")).toBe("The time to answer ended on 6 Dec");
  expect(words("2026-12-06T23:59:59Z", "2026-12-06T12:00:00Z", auckland)).toBe("Answer today");
  expect(words("2026-12-06T23:59:59Z", "2026-12-07T00:00:00Z", auckland)).toBe(
    "The time to answer ended on 6 Dec",
  );
});

it("never names a day that begins after the deadline", () => {
  const now = "2026-11-30T15:00:00Z";
  expect(words("2026-12-06T23:59:59Z", now)).toBe("6 days left, answer by 6 Dec");
  expect(words("2026-12-06T02:00:00Z", now, "America/New_York")).toBe("5 days left, answer by 5 Dec");
});

it("says nothing of what is resolved, or has no date", () => {
  expect(words("2026-12-06T08:56:00Z", "2026-11-30T15:00:00Z", "UTC", "2026-11-29T00:00:00Z")).toBeNull();
  expect(deadlineWords({ detail: {}, resolvedAt: null }, { zone: "UTC", now: "2026-11-30" })).toBeNull();
});
