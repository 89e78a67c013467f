import { days, hours, minutes } from "@/lib/kernel/clock";
import type { PersonKind } from "../cookies";

/**
 * How long a session lives, in milliseconds: `idle` without use, `absolute` whatever its use (ASVS 5.0 7.3.1, 7.3.2;
 * staff in a working day, shoppers as shops are used).
 */
export const sessionLimits: Readonly<
  Record<PersonKind, { readonly idle: number; readonly absolute: number }>
> = {
  customer: { idle: days(30), absolute: days(90) },
  staff: { idle: hours(12), absolute: days(7) },
};

/** Use pushes the idle limit on, but is written down at most this often: reading a page is no write. */
export const SEEN_EVERY = minutes(5);

/** The idle limit of a session used now; never beyond its absolute one. */
export function idleUntil(kind: PersonKind, now: Date, absoluteUntil: Date): Date {
  return new Date(Math.min(now.getTime() + sessionLimits[kind].idle, absoluteUntil.getTime()));
}
