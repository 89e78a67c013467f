import type { Figure } from "./figure";

const columns = ["part", "what", "figure", "beside its floors", "target", "met", "note"] as const;

/** All figures as one table for a terminal: what, how much, beside which floors, and whether the target is met. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure, at) => [
    figures[at - 1]?.part === figure.part ? "" : figure.part,
    figure.name,
    figure.value === null ? "-" : `${written(figure.value)} ${figure.unit}`.trim(),
    besideFloors(figure),
    figure.target?.says ?? "",
    figure.target ? (figure.target.met ? "yes" : "NO") : "",
    figure.note,
  ]);
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === columns.length - 1 ? cell : cell.padEnd(widths[at]!)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(Math.min(width, 60))).join("  ");
  return [line(columns), rule.slice(0, 200), ...rows.map(line)].join("\n");
}

/** What part of each floor a figure is, and the floor. */
export function besideFloors({ floors }: Figure): string {
  return floors
    .map((floor) => `${factor(floor.ratio)} of ${floor.name} (${written(floor.value)})`)
    .join("; ");
}

/** A number as people read it: three figures that mean something. */
export function written(value: number): string {
  if (!Number.isFinite(value)) return "?";
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toFixed(size >= 10 ? 1 : 2);
}

function factor(ratio: number): string {
  return Number.isFinite(ratio) ? `${ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2)}` : "?";
}
