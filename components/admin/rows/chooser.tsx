"use client";
import { createContext, type MouseEvent, type ReactNode, useContext, useRef, useState } from "react";
import { many } from "../format";
import { useFoot } from "../shell/foot";

/** What is known of a row that can be chosen. */
export interface ChosenRow {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** The version its row showed; of what has none, 0. */
  readonly version: number;
}

interface Choice {
  readonly page: readonly ChosenRow[];
  readonly chosen: readonly ChosenRow[];
  readonly has: (id: string) => boolean;
  readonly most: number;
  /** Chooses a row or lets it go; with `range`, all rows from the last one touched. */
  readonly toggle: (row: ChosenRow, range: boolean) => void;
  readonly set: (rows: readonly ChosenRow[]) => void;
}

const Chosen = createContext<Choice | null>(null);

export function useChosen(): Choice {
  const choice = useContext(Chosen);
  if (!choice) throw new Error("rows are chosen within a Chooser");
  return choice;
}

/**
 * Rows of a list that can be chosen for one act. What is chosen stays while its reader pages on; give it a `key` by what
 * the list is narrowed to, so that nobody acts on rows that they filtered away. `most` at once.
 */
export function Chooser({
  page,
  most,
  children,
}: {
  readonly page: readonly ChosenRow[];
  readonly most: number;
  readonly children: ReactNode;
}) {
  const [kept, setKept] = useState<ReadonlyMap<string, ChosenRow>>(new Map());
  const last = useRef<string | null>(null);
  // A row that is shown says what is true of it now.
  const shown = new Map(page.map((row) => [row.id, row]));
  const chosen = [...kept.values()].map((row) => shown.get(row.id) ?? row);
  const keep = (rows: readonly ChosenRow[]) =>
    setKept(new Map(rows.slice(0, most).map((row) => [row.id, row])));

  function toggle(row: ChosenRow, range: boolean) {
    const ids = page.map(({ id }) => id);
    const from = range && last.current !== null ? ids.indexOf(last.current) : -1;
    const to = ids.indexOf(row.id);
    const touched = from === -1 ? [row] : page.slice(Math.min(from, to), Math.max(from, to) + 1);
    const isOn = !kept.has(row.id);
    const rest = chosen.filter(({ id }) => !touched.some((one) => one.id === id));
    keep(isOn ? [...rest, ...touched] : rest);
    last.current = row.id;
  }

  return (
    <Chosen value={{ page, chosen, has: (id) => kept.has(id), most, toggle, set: keep }}>{children}</Chosen>
  );
}

/** The switch of one row. Shift chooses all from the last one; so does X with Shift. */
export function Choose({ row }: { readonly row: ChosenRow }) {
  const { has, toggle, chosen, most } = useChosen();
  const isOn = has(row.id);
  return (
    <label className="row-choose">
      <span className="sr-only">Choose {row.name}</span>
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={isOn}
        disabled={!isOn && chosen.length >= most}
        onChange={(event) => toggle(row, (event.nativeEvent as unknown as MouseEvent).shiftKey)}
        data-row-key="x"
        data-row-key-name="Choose the row; with Shift, all from the last one"
      />
    </label>
  );
}

/** The switch of all rows of the page, half on while some are. */
export function ChooseAll() {
  const { page, chosen, has, set, most } = useChosen();
  const here = page.filter(({ id }) => has(id)).length;
  const isAll = here === page.length;
  const elsewhere = chosen.filter(({ id }) => !page.some((row) => row.id === id));
  return (
    <label className="row-choose">
      <span className="sr-only">Choose all on this page</span>
      <input
        type="checkbox"
        className="size-4 accent-accent"
        ref={(input) => {
          if (input) input.indeterminate = here > 0 && !isAll;
        }}
        checked={isAll}
        disabled={!isAll && elsewhere.length + page.length > most}
        onChange={() => set(isAll ? elsewhere : [...elsewhere, ...page])}
      />
    </label>
  );
}

/** The bar that stands below the list while something is chosen: how much, what can be done with it, and a way out. */
export function ChosenBar({
  one,
  more,
  children,
}: {
  readonly one: string;
  readonly more?: string;
  readonly children: ReactNode;
}) {
  const { page, chosen, set, most } = useChosen();
  useFoot("chosen", chosen.length > 0);
  if (chosen.length === 0) return null;
  const elsewhere = chosen.filter(({ id }) => !page.some((row) => row.id === id)).length;
  return (
    <section aria-label="What is chosen" className="bulk-bar no-print">
      <p className="flex flex-wrap items-baseline gap-x-3" role="status">
        <span>
          <strong className="tabular-nums">{many(chosen.length, one, more)}</strong> chosen
          {elsewhere > 0 && <span className="text-ink-2">, {elsewhere} on other pages</span>}
          {chosen.length >= most && <span className="text-ink-2">, as many as can be</span>}
        </span>
      </p>
      <button type="button" className="btn btn-bare" onClick={() => set([])}>
        Clear
      </button>
      <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{children}</div>
    </section>
  );
}
