import { decimalString, formatMoney } from "@/lib/kernel/money";
import type { DeliveryMethod } from "@/lib/shipping/contract";
import type { Market } from "@/lib/shop/contract";

type Where = Pick<Market, "currency" | "locale">;

/** "2 to 4 working days". */
export function daysInWords(min: number, max: number): string {
  const days = max === 1 ? "working day" : "working days";
  return min === max ? `${max} ${days}` : `${min} to ${max} ${days}`;
}

/** Above everything: from when delivery is free; nothing when it never is. */
export function announcement(methods: readonly DeliveryMethod[], { currency, locale }: Where): string | null {
  const free = freeFrom(methods);
  return free && `Delivered free from ${short(free.from, currency, locale)}.`;
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
