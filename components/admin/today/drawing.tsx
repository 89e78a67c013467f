import type { PointerEvent } from "react";
import type { Plotted } from "./plotted";

/** Drawn twice, since text in a drawing shrinks with it: wide for a desk, narrow for a phone. */
export const wide = { width: 760, height: 230, labels: 3 } as const;
export const narrow = { width: 358, height: 210, labels: 6 } as const;
const LEFT = 58;
const RIGHT = 8;
const TOP = 16;
const BOTTOM = 24;

interface DrawingProps {
  readonly plot: Plotted;
  /** The day that was pointed at; null while none was. */
  readonly at: number | null;
  readonly size: typeof wide | typeof narrow;
  readonly onPoint: (at: number) => void;
}

/**
 * Two lines over a scale from zero, and on both the day that was pointed at. The last day still runs: the way to it is
 * dashed and its point hollow, so that nobody takes it for a fall.
 */
export function Drawing({ plot, at, size: { width, height, labels }, onPoint }: DrawingProps) {
  const { days, top, scale } = plot;
  const step = (width - LEFT - RIGHT) / (days.length - 1);
  const x = (index: number) => LEFT + index * step;
  const y = (amount: number) => TOP + (1 - amount / top) * (height - TOP - BOTTOM);
  const path = (amounts: readonly number[], first = 0) =>
    amounts
      .map(
        (amount, index) => `${index === 0 ? "M" : "L"}${x(first + index).toFixed(1)} ${y(amount).toFixed(1)}`,
      )
      .join("");
  const last = days.length - 1;
  const amounts = days.map(({ amount }) => amount);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const along = ((event.clientX - box.left) / box.width) * width;
    onPoint(Math.min(last, Math.max(0, Math.round((along - LEFT) / step))));
  };
  const read = at === null ? undefined : days[at];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="w-full select-none"
      aria-hidden
      onPointerMove={point}
      onPointerDown={point}
    >
      {scale.map(({ amount, words }) => (
        <g key={amount}>
          <line x1={LEFT} x2={width - RIGHT} y1={y(amount)} y2={y(amount)} className="stroke-line" />
          <text x={LEFT - 8} y={y(amount) + 4} textAnchor="end" className="fill-ink-3 text-[11px]">
            {words}
          </text>
        </g>
      ))}
      {days.map((day, index) =>
        (last - index) % labels === 0 ? (
          <text
            key={day.day}
            x={x(index)}
            y={height - 6}
            textAnchor={index === last ? "end" : "middle"}
            className="fill-ink-3 text-[11px]"
          >
            {day.short}
          </text>
        ) : null,
      )}
      {at !== null && <line x1={x(at)} x2={x(at)} y1={TOP} y2={height - BOTTOM} className="stroke-line-2" />}
      <path
        d={path(days.map(({ before }) => before))}
        className="fill-transparent stroke-line-2"
        strokeWidth={1.25}
      />
      <path d={path(amounts.slice(0, last))} className="fill-transparent stroke-accent" strokeWidth={1.75} />
      <path
        d={path(amounts.slice(last - 1), last - 1)}
        className="fill-transparent stroke-accent"
        strokeWidth={1.75}
        strokeDasharray="4 4"
      />
      <circle
        cx={x(last)}
        cy={y(amounts[last]!)}
        r={3.5}
        className="fill-paper stroke-accent"
        strokeWidth={1.75}
      />
      {at !== null && read && (
        <>
          <circle
            cx={x(at)}
            cy={y(read.before)}
            r={3}
            className="fill-paper stroke-ink-3"
            strokeWidth={1.25}
          />
          {at !== last && (
            <circle
              cx={x(at)}
              cy={y(read.amount)}
              r={4}
              className="fill-accent stroke-paper"
              strokeWidth={1.5}
            />
          )}
        </>
      )}
    </svg>
  );
}
