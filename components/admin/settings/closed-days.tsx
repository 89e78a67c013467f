"use client";
import { usePlace } from "../../ui/use-place";
import { Field } from "../form/field";
import { dayName } from "../format";

interface DaysProps {
  readonly days: readonly string[];
  /** The day that is chosen and not yet on the list; empty for none. */
  readonly next: string;
  readonly problem: string | null;
  readonly onNext: (day: string) => void;
  readonly onChange: (days: readonly string[]) => void;
}

/** The days with one more, each once, in the order of the calendar; a year that is half typed is none yet. */
export const withDay = (days: readonly string[], day: string): readonly string[] =>
  day < "2000" ? days : [...new Set([...days, day])].sort();

/** Days that are chosen by a calendar, one at a time, and taken off again by name. */
export function ClosedDays({ days, next, problem, onNext, onChange }: DaysProps) {
  const add = () => {
    onChange(withDay(days, next));
    onNext("");
  };
  return (
    <div>
      <Field id="closed-day" label="Closed days" hint="Weekends need not be added." problem={problem}>
        {(control) => (
          <span className="flex gap-2">
            <input
              {...control}
              type="date"
              max="9999-12-31"
              className="input !w-44"
              value={next}
              onChange={(event) => onNext(event.target.value)}
              onKeyDown={(event) => {
                // Enter means this day, and not the form yet.
                if (event.key !== "Enter" || next === "") return;
                event.preventDefault();
                add();
              }}
            />
            <button type="button" className="btn" onClick={add}>
              Add<span className="sr-only"> a closed day</span>
            </button>
          </span>
        )}
      </Field>
      {days.length > 0 && (
        <ul aria-label="Closed on" className="mt-3 max-w-sm border-line border-t">
          {days.map((day) => (
            <Day key={day} day={day} onRemove={() => onChange(days.filter((one) => one !== day))} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Day({ day, onRemove }: { readonly day: string; readonly onRemove: () => void }) {
  const pressed = usePlace();
  const name = `${dayName(day)} ${day.slice(0, 4)}`;
  return (
    <li className="flex min-h-9 items-center justify-between gap-4 border-line border-b">
      <time dateTime={day}>{name}</time>
      <button ref={pressed} type="button" className="btn btn-bare" onClick={onRemove}>
        Remove<span className="sr-only"> {name}</span>
      </button>
    </li>
  );
}
