import Link from "next/link";
import type { Plotted } from "./plotted";

/** The plot's figures as they are, each day a way to its orders, and to those of the week before. */
export function SalesTable({ plot: { days } }: { readonly plot: Plotted }) {
  return (
    <details className="mt-1">
      <summary className="inline-block min-h-6 text-ink-3 underline decoration-line-2 underline-offset-4">
        As a table
      </summary>
      <table className="ledger mt-2 max-w-[34rem]">
        <caption className="sr-only">
          Sales of the last {days.length} days and of the same weekday a week before
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
              A week before
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day, index) => (
            <tr key={day.day}>
              <th scope="row">{index === days.length - 1 ? `${day.name}, so far` : day.name}</th>
              <td className="figure">
                <Link
                  href={day.href}
                  prefetch={false}
                  className="underline decoration-line-2 underline-offset-4"
                >
                  {day.orders}
                </Link>
              </td>
              <td className="figure">{day.words}</td>
              <td className="figure text-ink-3">
                <Link
                  href={day.beforeHref}
                  prefetch={false}
                  className="underline decoration-line-2 underline-offset-4"
                >
                  {day.beforeWords}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
