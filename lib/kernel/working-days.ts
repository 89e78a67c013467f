import { invariant } from "./invariant";
import { addDays, dayOf, instantOf, localOf } from "./zoned";

/** When a place works: its clock, until when a working day still counts, and days on which it stands still. */
export interface WorkingHours {
  /** IANA name: "Europe/Berlin". */
  readonly timeZone: string;
  /** "14:00": what comes later counts from the next working day. Null: the whole day counts. */
  readonly cutOff: string | null;
  /** Calendar days beside Saturdays and Sundays: "2026-12-25". */
  readonly closedDays: readonly string[];
}

/** Whether a calendar day (2026-03-02) is worked on. */
export function isWorkingDay(day: string, hours: Pick<WorkingHours, "closedDays">): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !hours.closedDays.includes(day);
}

/** The working day on which something that comes in at an instant is taken up: that very day, or the next one. */
export function dayTakenUp(at: Date, hours: WorkingHours): string {
  const local = localOf(at, hours.timeZone);
  const today = local.slice(0, 10);
  const isLate = hours.cutOff !== null && local.slice(11) >= hours.cutOff;
  return firstWorkingDay(isLate ? addDays(today, 1) : today, hours);
}

/** What came in before this instant was to be taken up on a day that is over by now; `dayTakenUp` turned round. */
export function takenUpBefore(now: Date, hours: WorkingHours): Date {
  let day = addDays(dayOf(now, hours.timeZone), -1);
  for (let tries = 0; tries < FAR && !isWorkingDay(day, hours); tries += 1) day = addDays(day, -1);
  const end = hours.cutOff === null ? `${addDays(day, 1)}T00:00` : `${day}T${hours.cutOff}`;
  const at = instantOf(end, hours.timeZone);
  invariant(at, "a day and a cut-off are a time");
  return at;
}

/** The working day so many working days after a day; zero is the day itself, or the first working day after it. */
export function workingDaysAfter(
  day: string,
  count: number,
  hours: Pick<WorkingHours, "closedDays">,
): string {
  let at = firstWorkingDay(day, hours);
  for (let left = count; left > 0; left -= 1) at = firstWorkingDay(addDays(at, 1), hours);
  return at;
}

/** A place that is closed for more than a year is not one that counts days. */
const FAR = 400;

function firstWorkingDay(from: string, hours: Pick<WorkingHours, "closedDays">): string {
  let day = from;
  for (let tries = 0; tries < FAR && !isWorkingDay(day, hours); tries += 1) day = addDays(day, 1);
  return day;
}
