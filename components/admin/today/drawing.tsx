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
  /** The day that is read out. */
  readonly at: number;
  readonly size: typeof wide | typeof narrow;
  readonly onPoint: (at: number) => void;
}

/** Two lines over a scale from zero, and the day that is read out, on both. */
export function Drawing({ plot, at, size: { width, height, labels }, onPoint }: DrawingProps) {
  const { days, top, scale } = plot;
  const step = (width - LEFT - RIGHT) / (days.length - 1);
  const x = (index: number) => LEFT + index * step;
  const y = (amount: number) => TOP + (1 - amount / top) * (height - TOP - BOTTOM);
  const path = (amounts: readonly number[]) =>
    amounts
      .map((amount, index) => `${index === 0 ? "M" : "L"}${x(index).toFixed(1)} ${y(amount).toFixed(1)}`)
      .join("");
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const along = ((event.clientX - box.left) / box.width) * width;
    onPoint(Math.min(days.length - 1, Math.max(0, Math.round((along - LEFT) / step))));
  };
  const read = days[at]!;
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
        (days.length - 1 - index) % labels === 0 ? (
          <text
            key={day.day}
            x={x(index)}
            y={height - 6}
            textAnchor={index === days.length - 1 ? "end" : "middle"}
            className="fill-ink-3 text-[11px]"
          >
            {day.short}
          </text>
        ) : null,
      )}
      <line x1={x(at)} x2={x(at)} y1={TOP} y2={height - BOTTOM} className="stroke-line-2" />
      <path
        d={path(days.map(({ before }) => before))}
        className="fill-transparent stroke-line-2"
        strokeWidth={1.25}
      />
      <path
        d={path(days.map(({ amount }) => amount))}
        className="fill-transparent stroke-accent"
        strokeWidth={1.75}
      />
      <circle cx={x(at)} cy={y(read.before)} r={3} className="fill-paper stroke-ink-3" strokeWidth={1.25} />
      <circle cx={x(at)} cy={y(read.amount)} r={4} className="fill-accent stroke-paper" strokeWidth={1.5} />
    </svg>
  );
}
