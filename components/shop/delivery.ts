import { decimalString, formatMoney } from "@/lib/kernel/money";
import type { WorkingHours } from "@/lib/kernel/working-days";
import type { DeliveryMethod } from "@/lib/shipping/contract";
import { wayName } from "@/lib/shipping/words";
import type { Announcement, Market } from "@/lib/shop/contract";

type Where = Pick<Market, "currency" | "locale">;
type Whole = Where & Pick<Market, "homeCountry" | "countries">;

/** How something travels unless it is told otherwise, what that costs, and by whose clock its days are counted. */
export interface UsualWay {
  readonly name: string;
  /** Of any parcel; null where its weight decides. */
  readonly amount: number | null;
  readonly freeFrom: number | null;
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
  market: Whole,
): { readonly words: string; readonly path: string | null } | null {
  if (announcement.show === "nothing") return null;
  if (announcement.show === "words") return { words: announcement.words, path: announcement.path };
  const method = firstFree(methods);
  return (
    method && {
      words: `${wayName(method, market)} is free from ${short(method.freeFrom, market.currency, market.locale)}`,
      path: null,
    }
  );
}

/** The first method is the way that things travel unless they are told otherwise. */
export function usualWay(
  methods: readonly DeliveryMethod[],
  hours: WorkingHours,
  market: Whole,
): UsualWay | null {
  const [first] = methods;
  if (!first) return null;
  const { kind, amount, freeFrom, minDays, maxDays } = first;
  return {
    name: wayName(first, market),
    amount: kind === "flat" ? amount : null,
    freeFrom,
    minDays,
    maxDays,
    hours,
  };
}

/** What the usual way costs with goods of an amount, as far as that is certain: "Standard delivery is free". */
export function wayPrice({ name, amount, freeFrom }: UsualWay, goods: number, where: Where): string | null {
  if (amount === 0 || (freeFrom !== null && goods >= freeFrom)) return `${name} is free`;
  const free = freeFrom === null ? "" : `free from ${short(freeFrom, where.currency, where.locale)}`;
  if (amount === null) return free ? `${name} is ${free}` : null;
  const price = `${name} ${formatMoney({ amount, currency: where.currency }, where.locale)}`;
  return free ? `${price}, ${free}` : price;
}

/** The first way that costs nothing from a sum on; null when none does. */
export function freeFrom(
  methods: readonly DeliveryMethod[],
  market: Whole,
): { name: string; from: number } | null {
  const method = firstFree(methods);
  return method ? { name: wayName(method, market), from: method.freeFrom } : null;
}

function firstFree(methods: readonly DeliveryMethod[]) {
  return methods.find((one): one is DeliveryMethod & { freeFrom: number } => one.freeFrom !== null) ?? null;
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
