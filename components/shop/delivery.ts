import { decimalString, formatMoney } from "@/lib/kernel/money";
import type { WorkingHours } from "@/lib/kernel/working-days";
import type { DeliveryMethod } from "@/lib/shipping/contract";
import type { Announcement, Market } from "@/lib/shop/contract";

type Where = Pick<Market, "currency" | "locale">;

/** How something travels unless it is told otherwise, and by whose clock its days are counted. */
export interface UsualWay {
  readonly minDays: number;
  readonly maxDays: number;
  readonly hours: WorkingHours;
}

/** "2 to 4 working days". */
export function daysInWords(min: number, max: number): string {
  const days = max === 1 ? "working day" : "working days";
  return min === max ? `${max} ${days}` : `${min} to ${max} ${days}`;
}

/** What stands above everything: staff's own words, or from when delivery is free; nothing when it never is. */
export function announced(
  announcement: Announcement,
  methods: readonly DeliveryMethod[],
  where: Where,
): { readonly words: string; readonly path: string | null } | null {
  if (announcement.show === "nothing") return null;
  if (announcement.show === "words") return { words: announcement.words, path: announcement.path };
  const free = freeFrom(methods);
  return free && { words: `Delivered free from ${freeSum(free.from, where)}.`, path: null };
}

/** The first method is the way that things travel unless they are told otherwise. */
export function usualWay(methods: readonly DeliveryMethod[], hours: WorkingHours): UsualWay | null {
  const [first] = methods;
  return first ? { minDays: first.minDays, maxDays: first.maxDays, hours } : null;
}

/** The sum from which delivery is free: "€60". */
export function freeSum(from: number, { currency, locale }: Where): string {
  return short(from, currency, locale);
}

/** The first way that costs nothing from a sum on; null when none does. */
export function freeFrom(methods: readonly DeliveryMethod[]): { name: string; from: number } | null {
  const method = methods.find((one) => one.freeFrom !== null);
  return method ? { name: method.name, from: method.freeFrom! } : null;
}

/** How one method delivers, as a sentence: "Standard delivery: 2 to 4 working days, €4.90, free from €60." */
export function methodSentence(method: DeliveryMethod, { currency, locale }: Where): string {
  const costs = [method.amount, ...method.bands.map((band) => band.amount)].filter((amount) => amount > 0);
  const cheapest = costs.length > 0 ? Math.min(...costs) : 0;
  const price =
    cheapest === 0
      ? "free"
      : `${method.bands.length > 1 ? "from " : ""}${formatMoney({ amount: cheapest, currency }, locale)}`;
  const free =
    method.freeFrom === null || cheapest === 0
      ? ""
      : `, free from ${short(method.freeFrom, currency, locale)}`;
  return `${method.name}: ${daysInWords(method.minDays, method.maxDays)}, ${price}${free}.`;
}

/** Round sums without their zeros: "€60". */
function short(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  return format.format(decimalString({ amount, currency }) as Intl.StringNumericLiteral);
}
