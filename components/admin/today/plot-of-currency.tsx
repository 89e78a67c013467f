"use client";
import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Drawing, narrow, wide } from "./drawing";
import type { Plotted } from "./plotted";
import { SalesTable } from "./sales-table";

/**
 * The plot with one day read out: pointing, touching and the arrow keys move the day, below stand its figures and the way
 * to its orders. It begins with today, and marks a day once one was pointed at.
 */
export function PlotOfCurrency({
  plots,
  span,
}: {
  readonly plots: readonly Plotted[];
  readonly span: number;
}) {
  const [chosen, choose] = useState(0);
  const [pointed, setAt] = useState<number | null>(null);
  const at = pointed ?? span - 1;
  const readingId = useId();
  const plot = plots[chosen] ?? plots[0];
  const day = plot?.days[at];
  if (!plot || !day) return null;
  const isToday = at === span - 1;

  function move(event: KeyboardEvent): void {
    const to = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      Home: 0,
      End: span - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setAt(Math.min(span - 1, Math.max(0, to)));
  }

  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="flex items-center justify-between gap-4 max-sm:w-full">
          <span className="font-semibold">Daily sales, last {span} days</span>
          {plots.length > 1 && (
            <span className="flex gap-1">
              {plots.map(({ currency }, index) => (
                <button
                  key={currency}
                  type="button"
                  className="btn aria-pressed:border-ink aria-pressed:bg-paper-3"
                  aria-pressed={index === chosen}
                  onClick={() => choose(index)}
                >
                  {currency}
                </button>
              ))}
            </span>
          )}
        </span>
        <span className="flex gap-4">
          <Legend line="bg-accent">sales</Legend>
          <Legend line="bg-line-2">a week before</Legend>
        </span>
      </figcaption>
      <div
        role="slider"
        tabIndex={0}
        aria-label={`Daily sales in ${plot.currency}`}
        aria-valuemin={1}
        aria-valuemax={span}
        aria-valuenow={at + 1}
        aria-valuetext={`${day.name}: ${day.words}${isToday ? " so far" : ""}, ${day.orders}; ${day.against}`}
        aria-describedby={readingId}
        onKeyDown={move}
        className="cursor-crosshair touch-pan-y rounded-sm"
      >
        <div className="max-sm:hidden">
          <Drawing plot={plot} at={pointed} size={wide} onPoint={setAt} />
        </div>
        <div className="sm:hidden">
          <Drawing plot={plot} at={pointed} size={narrow} onPoint={setAt} />
        </div>
      </div>
      <p id={readingId} className="mt-1 flex min-h-6 flex-wrap items-baseline gap-x-3 tabular-nums">
        <span className="text-ink-2">{isToday ? `${day.name}, so far` : day.name}</span>
        <strong className="font-semibold text-accent">{day.words}</strong>
        <Link href={day.href} className="min-h-6 underline decoration-line-2 underline-offset-4">
          {day.orders}
        </Link>
        <Link
          href={day.beforeHref}
          prefetch={false}
          className="min-h-6 text-ink-3 underline decoration-line-2 underline-offset-4"
        >
          {day.against}
        </Link>
      </p>
      <SalesTable plot={plot} />
    </figure>
  );
}

function Legend({ line, children }: { readonly line: string; readonly children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5 text-ink-2">
      <span aria-hidden className={`h-0.5 w-4 ${line}`} />
      {children}
    </span>
  );
}
