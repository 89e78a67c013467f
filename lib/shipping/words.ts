import { dayTakenUp, type WorkingHours, workingDaysAfter } from "@/lib/kernel/working-days";
import { dayOf } from "@/lib/kernel/zoned";

/**
 * What a way of delivery is called in a market beside its price: "Standard delivery"; or "Standard delivery to Germany"
 * where it does not serve all of the market, since elsewhere it may cost something else.
 */
export function wayName(
  method: { readonly name: string; readonly countries: readonly string[] },
  market: { readonly locale: string; readonly homeCountry: string; readonly countries: readonly string[] },
): string {
  if (servesMarket(method, market)) return method.name;
  const home = new Intl.DisplayNames(market.locale, { type: "region" }).of(market.homeCountry);
  return `${method.name} to ${home}`;
}

/** Whether a way of delivery goes to every country of a market, so that what it costs holds for whoever buys there. */
export function servesMarket(
  method: { readonly countries: readonly string[] },
  market: { readonly countries: readonly string[] },
): boolean {
  return market.countries.every((country) => method.countries.includes(country));
}

/** The first and the last calendar day on which a parcel may arrive: "2026-11-27". */
export interface ArrivalDays {
  readonly first: string;
  readonly last: string;
}

/**
 * The days on which a parcel may arrive that is ordered at an instant: so many working days, from order to door, after
 * the working day on which the order is taken up, by the calendar of the shop's place.
 */
export function arrivalDays(
  orderedAt: Date,
  method: { readonly minDays: number; readonly maxDays: number },
  hours: WorkingHours,
): ArrivalDays {
  const taken = dayTakenUp(orderedAt, hours);
  return {
    first: workingDaysAfter(taken, method.minDays, hours),
    last: workingDaysAfter(taken, method.maxDays, hours),
  };
}

/**
 * The days on which a parcel may arrive that has left: what is still to come of the days that were promised with the
 * order; or, where it left too late for them, counted anew from the day on which it did.
 */
export function parcelDays(
  orderedAt: Date,
  leftAt: Date,
  method: { readonly minDays: number; readonly maxDays: number },
  hours: WorkingHours,
): ArrivalDays {
  const left = dayOf(leftAt, hours.timeZone);
  const soonest = workingDaysAfter(left, Math.min(1, method.minDays), hours);
  const promised = arrivalDays(orderedAt, method, hours);
  if (promised.first >= soonest) return promised;
  if (promised.last >= soonest) return { first: soonest, last: promised.last };
  return {
    first: workingDaysAfter(left, method.minDays, hours),
    last: workingDaysAfter(left, method.maxDays, hours),
  };
}

/** "Thursday 27 to Friday 28 November", in the order and with the names of the reader's locale; or the one day. */
export function arrivalWords(
  { first, last }: ArrivalDays,
  locale: string,
  weekday: "long" | "short" = "long",
): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday,
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  const [from, to] = [noonOf(first), noonOf(last)];
  const isEnglish = locale.startsWith("en");
  // English readers say "to"; elsewhere the locale's own sign stands.
  const joins = (value: string) => (isEnglish && /^\s*[–-]\s*$/.test(value) ? " to " : value);
  const words =
    first === last
      ? format.format(from)
      : format
          .formatRangeToParts(from, to)
          .map(({ value, source }) => (source === "shared" ? joins(value) : value))
          .join("");
  // "Tuesday, 1 December" beside "Tuesday 1 to Friday 4 December": one hand for both. In "Tuesday, December 1" it belongs.
  return isEnglish ? words.replace(/(\p{L}), (\d)/gu, "$1 $2") : words;
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
