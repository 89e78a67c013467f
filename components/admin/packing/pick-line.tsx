import { Thumb } from "@/components/ui/thumb";
import { pictureAddress } from "@/lib/catalog/contract";
import type { PackingLine } from "@/lib/views/contract";
import { many } from "../format";
import { Standing } from "./standing";

interface PickLineProps {
  readonly line: PackingLine;
  readonly picked: number;
  /** Null for those who do not ship: they read, and tick nothing off. */
  readonly onPick: ((units: number) => void) | null;
}

/** One thing to take off the shelf. The whole row ticks it off; of several units some can be left behind. */
export function PickLine({ line, picked, onPick }: PickLineProps) {
  const isDone = picked >= line.open;
  const what = (
    <>
      <Thumb
        src={line.pictureKey && pictureAddress(line.pictureKey)}
        width={64}
        className={`h-20 w-16 shrink-0 ${isDone ? "opacity-60" : ""}`}
      />
      <span className="min-w-0 flex-1">
        <span className="block font-medium text-base leading-snug">{line.title}</span>
        {line.options.length > 0 && (
          <span className="mt-0.5 flex flex-wrap gap-x-3">
            {line.options.map(({ name, value }) => (
              <span key={`${name} ${value}`}>
                {name && <span className="text-ink-3">{name} </span>}
                <span className="font-medium">{value}</span>
              </span>
            ))}
          </span>
        )}
        <span className="mt-0.5 block text-ink-2">
          {line.sku ?? "No SKU"}
          {line.places.length > 0 && <span className="text-ink-3"> · {placesOf(line)}</span>}
        </span>
        {line.missing > 0 && (
          <span className="mt-0.5 block">
            {line.missing < line.open && `${line.missing} of ${line.open}: `}
            <Standing of="stock" />
          </span>
        )}
        {line.open < line.ordered && (
          <span className="mt-0.5 block text-ink-3">
            {line.ordered - line.open} of {line.ordered} sent already
          </span>
        )}
      </span>
      <span className="shrink-0 pl-1 text-right font-semibold text-[1.25rem] tabular-nums leading-tight">
        <span aria-hidden className="font-normal text-ink-3">
          ×{" "}
        </span>
        {line.open}
        <span className="sr-only"> {line.open === 1 ? "unit" : "units"}</span>
      </span>
    </>
  );
  if (!onPick) return <li className="pack-line">{what}</li>;
  return (
    <li className="border-line border-b" data-picked={isDone ? "" : undefined}>
      <label className="pack-line cursor-pointer border-b-0">
        <input
          type="checkbox"
          className="pack-tick accent-accent"
          checked={isDone}
          ref={(box) => {
            if (box) box.indeterminate = picked > 0 && !isDone;
          }}
          onChange={(event) => onPick(event.target.checked ? line.open : 0)}
        />
        {what}
      </label>
      {line.open > 1 && <Some line={line} picked={picked} onPick={onPick} />}
    </li>
  );
}

function Some({ line, picked, onPick }: PickLineProps & { readonly onPick: (units: number) => void }) {
  return (
    <p className="flex items-center justify-end gap-2 pb-3">
      <button
        type="button"
        className="btn pack-step"
        aria-label={`One less of ${line.title}`}
        disabled={picked === 0}
        onClick={() => onPick(picked - 1)}
      >
        −
      </button>
      <span className="min-w-16 text-center tabular-nums" aria-live="polite">
        {picked} of {line.open}
      </span>
      <button
        type="button"
        className="btn pack-step"
        aria-label={`One more of ${line.title}`}
        disabled={picked >= line.open}
        onClick={() => onPick(picked + 1)}
      >
        +
      </button>
    </p>
  );
}

/** Where it lies; how many of it where, once that is more than one place. */
function placesOf({ places }: PackingLine): string {
  if (places.length === 1) return places[0]!.name;
  return places.map(({ name, units }) => `${many(units, "unit")} at ${name}`).join(", ");
}
