import type { Tone, Word } from "../words";

const dots: Readonly<Record<Exclude<Tone, "usual">, string>> = {
  good: "bg-good",
  wait: "bg-warn",
  bad: "bg-bad",
  note: "bg-note",
  quiet: "bg-ink-3",
};

/**
 * A status as word and dot: the word alone says it all, the dot is for the eye that runs down a column. What is usual has
 * none, and in a column the words begin where it does: the dot hangs before them.
 */
export function Status({
  of: { word, tone },
  plain = false,
}: {
  readonly of: Word;
  readonly plain?: boolean;
}) {
  return (
    <span className="status whitespace-nowrap">
      {!plain && tone !== "usual" && (
        <span
          aria-hidden
          className={`status-dot mr-2 inline-block size-1.5 rounded-full align-[0.12em] ${dots[tone]}`}
        />
      )}
      {word}
    </span>
  );
}
