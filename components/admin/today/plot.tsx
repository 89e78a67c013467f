import { decimals } from "@/lib/kernel/money";
import type { DeskSales, SalesOfDay } from "@/lib/views/contract";
import { dayName, many, money, shortDay } from "../format";
import { PlotOfCurrency } from "./plot-of-currency";
import type { Plotted } from "./plotted";

/**
 * Sales a day over a fortnight beside the one before, from a real zero, with round values on the scale: a plot a currency,
 * since amounts of two cannot stand on one scale. Words are made here, once, so that they are the same in every browser.
 */
export function SalesPlot({
  currencies,
  ordersOf,
}: {
  readonly currencies: DeskSales["currencies"];
  /** Where the orders of a day stand. */
  readonly ordersOf: (day: string) => string;
}) {
  return (
    <PlotOfCurrency
      plots={currencies.map(({ currency, days }) => plotted(currency, days, ordersOf))}
      span={(currencies[0]?.days.length ?? 0) / 2}
    />
  );
}

function plotted(currency: string, days: readonly SalesOfDay[], ordersOf: (day: string) => string): Plotted {
  const half = days.length / 2;
  const [before, now] = [days.slice(0, half), days.slice(half)];
  const top = ceiling(Math.max(1, ...days.map((day) => day.amount)), currency);
  return {
    currency,
    top,
    scale: [0, 1, 2, 3, 4].map((quarter) => ({
      amount: (top * quarter) / 4,
      words: whole((top * quarter) / 4, currency),
    })),
    days: now.map((day, at) => ({
      day: day.day,
      name: dayName(day.day),
      short: shortDay(day.day),
      amount: day.amount,
      words: money(day.amount, currency),
      orders: many(day.orders, "order"),
      href: ordersOf(day.day),
      before: before[at]!.amount,
      beforeWords: money(before[at]!.amount, currency),
    })),
  };
}

/** The next round value that four equal steps lead to. */
function ceiling(amount: number, currency: string): number {
  const unit = 10 ** decimals(currency);
  const step = Math.max(amount / unit / 4, 1);
  const power = 10 ** Math.floor(Math.log10(step));
  const round = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((value) => value >= step) ?? step;
  return round * 4 * unit;
}

/** A value on the scale, without decimals. */
function whole(amount: number, currency: string): string {
  const units = amount / 10 ** decimals(currency);
  return new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: 0 }).format(units);
}
