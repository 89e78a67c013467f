import type { Tone, Word } from "../words";

const dots: Readonly<Record<Tone, string>> = {
  good: "bg-good",
  wait: "bg-warn",
  bad: "bg-bad",
  note: "bg-note",
  quiet: "bg-ink-3",
};

/** A status as word and dot: the word alone says it all, the dot is for the eye that runs down a column. */
export function Status({
  of: { word, tone },
  plain = false,
}: {
  readonly of: Word;
  readonly plain?: boolean;
}) {
  return (
    <span className="whitespace-nowrap">
      {!plain && (
        <span
          aria-hidden
          className={`mr-2 inline-block size-1.5 rounded-full align-[0.12em] ${dots[tone]}`}
        />
      )}
      {word}
    </span>
  );
}
