import { dayTakenUp, type WorkingHours, workingDaysAfter } from "@/lib/kernel/working-days";
import { addDays, dayOf, instantOf } from "@/lib/kernel/zoned";
import type { Dice } from "./dice";

/** Days that the history goes back. */
export const SPAN = 182;

/** The days of a history that ends at an instant, and when people and the warehouse do things on them. */
export class Calendar {
  readonly until: Date;
  readonly hours: WorkingHours;
  readonly #today: string;

  constructor(until: Date, hours: WorkingHours) {
    this.until = until;
    this.hours = hours;
    this.#today = dayOf(until, hours.timeZone);
  }

  /** The day with a number: 0 is the first, `SPAN - 1` today. */
  day(at: number): string {
    return addDays(this.#today, at - SPAN + 1);
  }

  /** The day that an instant is in, where the shop is. */
  dayOf(at: Date): string {
    return dayOf(at, this.hours.timeZone);
  }

  /** An instant of a day, at a minute of it, to the millisecond. */
  at(day: string, minute: number, dice: Dice): Date {
    const whole = Math.min(1_439, Math.max(0, Math.floor(minute)));
    const clock = `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
    const start = instantOf(`${day}T${clock}`, this.hours.timeZone)!;
    return new Date(start.getTime() + dice.int(0, 59_999));
  }

  /** When people buy: little at night, more at noon, most in the evening. */
  shoppingMinute(dice: Dice): number {
    const [from, to] = dice.weighted(
      [
        [0, 420, 4],
        [420, 660, 17],
        [660, 840, 24],
        [840, 1_080, 20],
        [1_080, 1_380, 32],
        [1_380, 1_440, 3],
      ] as const,
      ([, , weight]) => weight,
    );
    return dice.int(from, to - 1);
  }

  /** When the warehouse has packed what came in at an instant; `late` working days later than usual. */
  packed(paidAt: Date, late: number, dice: Dice): Date {
    const day = workingDaysAfter(dayTakenUp(paidAt, this.hours), late, this.hours);
    const sameDay = day === this.dayOf(paidAt);
    const minute = sameDay ? dice.int(870, 990) : dice.int(490, 960);
    const at = this.at(day, minute, dice);
    return at > paidAt ? at : new Date(paidAt.getTime() + dice.int(20, 90) * 60_000);
  }

  /** When the post brings a parcel, so many working days after it left. */
  brought(shippedAt: Date, workingDays: number, dice: Dice): Date {
    const day = workingDaysAfter(this.dayOf(shippedAt), workingDays, this.hours);
    return this.at(day, dice.int(540, 1_110), dice);
  }

  /** During office hours, some working days later. */
  office(from: Date, workingDays: number, dice: Dice): Date {
    const day = workingDaysAfter(this.dayOf(from), workingDays, this.hours);
    const at = this.at(day, dice.int(545, 1_045), dice);
    return at > from ? at : new Date(from.getTime() + dice.int(10, 50) * 60_000);
  }
}
