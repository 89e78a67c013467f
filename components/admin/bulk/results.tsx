import Link from "next/link";
import { type Done, thingOf } from "./act";
import { type ActWords, refusalOf, wordsOf } from "./act-words";
import type { Run } from "./run";

/** Every one with what became of it, the refused first, in a box that scrolls by itself. */
export function RunResults({ run }: { readonly run: Run }) {
  const words = wordsOf(run.act, run.about);
  const { list, one } = thingOf(run.act);
  const order = (id: string) => {
    const done = run.results[id];
    return done ? (done.ok ? 2 : 0) : 1;
  };
  const rows = [...run.rows].sort((a, b) => order(a.id) - order(b.id));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard (axe, scrollable-region-focusable)
    <ul className="bulk-results" tabIndex={0} aria-label={`What became of each ${one}`}>
      {rows.map(({ id, name }) => {
        const done = run.results[id];
        const isBad = done?.ok === false;
        return (
          <li key={id} className="grid gap-x-4 py-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
            <Link
              href={`/admin/${list}/${id}`}
              prefetch={false}
              className="min-w-0 truncate underline decoration-line-2 underline-offset-4 hover:decoration-accent"
            >
              {name}
            </Link>
            <span className={isBad ? "text-bad" : "text-ink-2"}>
              {isBad && <span className="sr-only">Refused: </span>}
              {saidOf(done, words)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function saidOf(done: Done | undefined, words: ActWords): string {
  if (!done) return "Not done";
  if (!done.ok) return refusalOf(done);
  return "changed" in done && !done.changed ? words.same : words.one;
}
