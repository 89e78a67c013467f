/**
 * The days on which a parcel may arrive: so many working days after the order was placed, as a calendar of the shop's
 * place counts them (holidays are not known, so this is said with "about").
 */
export function arrivalDays(
  placedAt: Date,
  minDays: number,
  maxDays: number,
  timeZone: string,
): [Date, Date] {
  return [workingDaysAfter(placedAt, minDays, timeZone), workingDaysAfter(placedAt, maxDays, timeZone)];
}

/** "Tuesday 24 November to Thursday 26 November", or one day. */
export function arrivalWords([first, last]: readonly [Date, Date], locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  return first.getTime() === last.getTime()
    ? format.format(first)
    : `${format.format(first)} to ${format.format(last)}`;
}

function workingDaysAfter(instant: Date, days: number, timeZone: string): Date {
  const day = localDay(instant, timeZone);
  for (let left = days; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1;
  }
  return day;
}

/** The calendar day of an instant at a place, as midnight UTC of that date. */
function localDay(instant: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant);
  return new Date(`${parts}T00:00:00Z`);
}
