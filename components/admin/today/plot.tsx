import { decimals } from "@/lib/kernel/money";
import type { DeskSales } from "@/lib/views/contract";
import { dayName, many, money, shortDay, weekday } from "../format";
import { PlotOfCurrency } from "./plot-of-currency";
import type { Plotted } from "./plotted";

const WEEK = 7;

/**
 * Sales a day over a fortnight, each beside the same weekday a week before as in the figures above, from a real zero, with
 * round values on the scale: a plot a currency, since amounts of two cannot stand on one scale. Words are made here, once,
 * so that they are the same in every browser.
 */
export function SalesPlot({
  currencies,
  ordersOf,
}: {
  readonly currencies: DeskSales["currencies"];
  /** Where the orders of a day in a currency stand. */
  readonly ordersOf: (day: string, currency: string) => string;
}) {
  const isOnly = currencies.length === 1;
  return (
    <PlotOfCurrency
      plots={currencies.map((sales) => plotted(sales, isOnly, ordersOf))}
      span={(currencies[0]?.days.length ?? WEEK) - WEEK}
    />
  );
}

function plotted(
  { currency, days, lastWeekSoFar }: DeskSales["currencies"][number],
  isOnly: boolean,
  ordersOf: (day: string, currency: string) => string,
): Plotted {
  const [before, now] = [days.slice(0, -WEEK), days.slice(WEEK)];
  const { step, steps } = scaleTo(Math.max(1, ...days.map((day) => day.amount)), currency);
  const beforeWords = (at: number) => money(before[at]!.amount, currency);
  return {
    currency,
    top: step * steps,
    scale: Array.from({ length: steps + 1 }, (_, at) => ({
      amount: step * at,
      words: whole(step * at, currency),
    })),
    days: now.map((day, at) => ({
      day: day.day,
      name: dayName(day.day),
      short: shortDay(day.day),
      amount: day.amount,
      words: money(day.amount, currency),
      orders: isOnly ? many(day.orders, "order") : `${many(day.orders, "order")} in ${currency}`,
      href: ordersOf(day.day, currency),
      before: before[at]!.amount,
      beforeWords: beforeWords(at),
      beforeHref: ordersOf(before[at]!.day, currency),
      against:
        at === now.length - 1
          ? `last ${weekday(day.day)}: ${money(lastWeekSoFar, currency)} by now, ${beforeWords(at)} in all`
          : `a week before: ${beforeWords(at)}`,
    })),
  };
}

/** Equal steps of round, whole values that reach the amount and go as little beyond it as they can, six at most. */
function scaleTo(amount: number, currency: string): { readonly step: number; readonly steps: number } {
  const unit = 10 ** decimals(currency);
  const least = Math.max(amount / unit / 6, 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const scales = [1, 2, 2.5, 5, 10]
    .map((factor) => factor * power)
    .filter((step) => step >= least && Number.isInteger(step))
    .map((step) => ({ step: step * unit, steps: Math.ceil(amount / unit / step) }));
  return scales.reduce((best, one) => (one.step * one.steps < best.step * best.steps ? one : best));
}

/** A value on the scale, without decimals. */
function whole(amount: number, currency: string): string {
  const units = amount / 10 ** decimals(currency);
  return new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: 0 }).format(units);
}
