import { useId } from "react";

/** How far something is, in words and as a bar; `of` null when the end is not known yet. */
export function Progress({
  words,
  done,
  of,
}: {
  readonly words: string;
  readonly done: number;
  readonly of: number | null;
}) {
  const id = useId();
  return (
    <div>
      <p id={id} className="mb-1.5 text-ink-2 tabular-nums">
        {words}
      </p>
      {of !== null && <progress aria-labelledby={id} className="bar block" max={of} value={done} />}
    </div>
  );
}
