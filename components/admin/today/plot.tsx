import { decimals } from "@/lib/kernel/money";
import type { SalesOfDay } from "@/lib/views/contract";
import { dayName, many, money, shortDay } from "../format";

/** Drawn twice, since text in a drawing shrinks with it: wide for a desk, narrow for a phone. */
const wide = { width: 760, height: 230, labels: 3 } as const;
const narrow = { width: 358, height: 210, labels: 6 } as const;
const LEFT = 58;
const RIGHT = 8;
const TOP = 22;
const BOTTOM = 24;

/**
 * Sales a day over a fortnight beside the one before, from a real zero, with round values on the scale. Each day names
 * its figures to whoever points at it, and all of them stand in a table below.
 */
export function SalesPlot({
  days,
  currency,
}: {
  readonly days: readonly SalesOfDay[];
  readonly currency: string;
}) {
  const half = days.length / 2;
  const [before, now] = [days.slice(0, half), days.slice(half)];
  return (
    <figure>
      <figcaption className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">Sales a day, {half} days</span>
        <span className="flex gap-4">
          <span className="text-accent">— this fortnight</span>
          <span className="text-ink-3">— the one before</span>
        </span>
      </figcaption>
      <div className="max-sm:hidden">
        <Drawing before={before} now={now} currency={currency} size={wide} />
      </div>
      <div className="sm:hidden">
        <Drawing before={before} now={now} currency={currency} size={narrow} />
      </div>
      <details className="mt-1">
        <summary className="inline-block min-h-6 text-ink-3 underline decoration-line-2 underline-offset-4">
          As a table
        </summary>
        <table className="ledger mt-2 max-w-[34rem]">
          <caption className="sr-only">
            Sales of the last {half} days and of the same day a fortnight before
          </caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="figure">
                Orders
              </th>
              <th scope="col" className="figure">
                Sales
              </th>
              <th scope="col" className="figure">
                A fortnight before
              </th>
            </tr>
          </thead>
          <tbody>
            {now.map((day, index) => (
              <tr key={day.day}>
                <th scope="row">{dayName(day.day)}</th>
                <td className="figure">{day.orders}</td>
                <td className="figure">{money(day.amount, currency)}</td>
                <td className="figure text-ink-3">{money(before[index]!.amount, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

interface DrawingProps {
  readonly before: readonly SalesOfDay[];
  readonly now: readonly SalesOfDay[];
  readonly currency: string;
  readonly size: typeof wide | typeof narrow;
}

function Drawing({ before, now, currency, size: { width, height, labels } }: DrawingProps) {
  const top = ceiling(Math.max(1, ...[...before, ...now].map((day) => day.amount)), currency);
  const step = (width - LEFT - RIGHT) / (now.length - 1);
  const x = (index: number) => LEFT + index * step;
  const y = (amount: number) => TOP + (1 - amount / top) * (height - TOP - BOTTOM);
  const path = (of: readonly SalesOfDay[]) =>
    of.map((day, at) => `${at === 0 ? "M" : "L"}${x(at).toFixed(1)} ${y(day.amount).toFixed(1)}`).join("");
  const last = now.at(-1)!;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="w-full"
      role="img"
      aria-label="The figures stand in the table below."
    >
      {[0, 1, 2, 3, 4].map((quarter) => (
        <g key={quarter}>
          <line
            x1={LEFT}
            x2={width - RIGHT}
            y1={y((top * quarter) / 4)}
            y2={y((top * quarter) / 4)}
            className="stroke-line"
          />
          <text
            x={LEFT - 8}
            y={y((top * quarter) / 4) + 4}
            textAnchor="end"
            className="fill-ink-3 text-[11px]"
          >
            {whole((top * quarter) / 4, currency)}
          </text>
        </g>
      ))}
      {now.map((day, at) =>
        (now.length - 1 - at) % labels === 0 ? (
          <text
            key={day.day}
            x={x(at)}
            y={height - 6}
            textAnchor={at === now.length - 1 ? "end" : "middle"}
            className="fill-ink-3 text-[11px]"
          >
            {shortDay(day.day)}
          </text>
        ) : null,
      )}
      <path d={path(before)} className="fill-transparent stroke-line-2" strokeWidth={1.25} />
      <path d={path(now)} className="fill-transparent stroke-accent" strokeWidth={1.75} />
      <circle cx={x(now.length - 1)} cy={y(last.amount)} r={3.5} className="fill-accent" />
      <text
        x={x(now.length - 1) - 8}
        y={y(last.amount) - 8}
        textAnchor="end"
        className="fill-accent stroke-paper text-[11px] [paint-order:stroke] [stroke-width:3px]"
      >
        {money(last.amount, currency)} so far
      </text>
      {now.map((day, at) => (
        <rect
          key={day.day}
          x={x(at) - step / 2}
          y={TOP}
          width={step}
          height={height - TOP - BOTTOM}
          className="fill-transparent hover:fill-paper-3/50"
        >
          <title>{`${dayName(day.day)}: ${money(day.amount, currency)}, ${many(day.orders, "order")}; a fortnight before ${money(before[at]!.amount, currency)}`}</title>
        </rect>
      ))}
    </svg>
  );
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
