"use client";
import { useState } from "react";
import type { DeskLine } from "@/lib/views/contract";
import { fieldProblem, type Refusal } from "../refusal-words";

/** How many of each line: what is chosen so far by line id. */
export type Chosen = Readonly<Record<string, number>>;

/** Changes what is chosen of some lines; null chooses all that is left of every line again. */
export type Choose = (change: Chosen | null) => void;

/**
 * All that is left of each line, but for what somebody typed. When the page behind is read again and less is left, what
 * nobody touched follows.
 */
export function useChosen(lines: readonly DeskLine[]): readonly [Chosen, Choose] {
  const [typed, setTyped] = useState<Chosen>({});
  const chosen = Object.fromEntries(lines.map((line) => [line.id, typed[line.id] ?? leftOf(line)]));
  return [chosen, (change) => setTyped(change ? (known) => ({ ...known, ...change }) : {})];
}
export const chosenUnits = (chosen: Chosen): number =>
  Object.values(chosen).reduce((sum, units) => sum + (Number.isInteger(units) && units > 0 ? units : 0), 0);
/** As the verbs take it. */
export const chosenLines = (chosen: Chosen) =>
  Object.entries(chosen)
    .filter(([, quantity]) => quantity !== 0)
    .map(([line_id, quantity]) => ({ line_id, quantity }));
/** Units that have neither left nor been cancelled, also of lines that are never sent. */
const leftOf = (line: DeskLine): number => line.quantity - line.shipped - line.canceled;

interface UnitsProps {
  readonly lines: readonly DeskLine[];
  readonly chosen: Chosen;
  readonly onChange: Choose;
  readonly refusal: Refusal | null;
  readonly verb: string;
}

/** A number for each line, all of what is left to begin with. */
export function Units({ lines, chosen, onChange, refusal, verb }: UnitsProps) {
  const wrong = typeof refusal?.detail.lineId === "string" ? refusal.detail.lineId : null;
  const wrongIndex = chosenLines(chosen).findIndex((_, index) => fieldProblem(refusal, `lines.${index}`));
  return (
    <fieldset>
      <legend className="mb-1 flex w-full items-baseline justify-between gap-4">
        <span className="font-medium">Units</span>
        <span className="flex gap-3">
          <button type="button" className="btn btn-bare" onClick={() => onChange(null)}>
            All
          </button>
          <button
            type="button"
            className="btn btn-bare"
            onClick={() => onChange(Object.fromEntries(lines.map((line) => [line.id, 0])))}
          >
            None
          </button>
        </span>
      </legend>
      <ul className="border-line border-t">
        {lines.map((line, index) => {
          const bad = wrong === line.id || chosenLines(chosen)[wrongIndex]?.line_id === line.id;
          return (
            <li key={line.id} className="flex items-center justify-between gap-4 border-line border-b py-2">
              <label htmlFor={`units-${line.id}`}>
                {line.title}
                {line.variantTitle && <span className="text-ink-2"> · {line.variantTitle}</span>}
                {line.sku && <span className="block text-ink-3">{line.sku}</span>}
              </label>
              <span className="flex shrink-0 items-center gap-2">
                <input
                  id={`units-${line.id}`}
                  type="number"
                  inputMode="numeric"
                  min={0}
                  max={leftOf(line)}
                  step={1}
                  required
                  value={Number.isNaN(chosen[line.id]) ? "" : chosen[line.id]}
                  onChange={(event) => onChange({ [line.id]: event.target.valueAsNumber })}
                  aria-invalid={bad ? true : undefined}
                  aria-label={`${verb} of ${line.title} ${line.variantTitle}, ${leftOf(line)} left`}
                  className="input w-20 text-right"
                  data-first={index === 0 ? "" : undefined}
                />
                <span className="w-10 text-ink-3">of {leftOf(line)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
