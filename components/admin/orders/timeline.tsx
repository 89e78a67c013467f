import type { DeskEntry } from "@/lib/views/contract";
import type { Here } from "../format";
import { Time } from "../parts/time";
import { entryWords } from "../timeline-words";
import { actorName, type Tone } from "../words";

const dots: Readonly<Record<Tone, string>> = {
  usual: "bg-ink-3",
  good: "bg-good",
  wait: "bg-warn",
  bad: "bg-bad",
  note: "bg-note",
  quiet: "bg-line-2",
};

/** What happened to an order, newest first: what, when, who. */
export function Timeline({
  entries,
  currency,
  here,
}: {
  readonly entries: readonly DeskEntry[];
  readonly currency: string | null;
  readonly here: Here;
}) {
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => {
        const { title, more, tone } = entryWords(entry, currency);
        const isNote = entry.type === "note";
        return (
          <li key={entry.id} className="relative grid grid-cols-[0.875rem_1fr] gap-x-2 pb-4 last:pb-0">
            <span aria-hidden className="relative">
              <span className={`absolute top-[0.45em] left-0 size-[0.4375rem] rounded-full ${dots[tone]}`} />
              <span className="-bottom-4 absolute top-4 left-[0.1875rem] w-px bg-line [li:last-child_&]:hidden" />
            </span>
            <div>
              <p className="flex flex-wrap justify-between gap-x-4 max-sm:flex-col">
                <span className="font-medium">{isNote ? actorName(entry.actor) : title}</span>
                <span className="text-ink-3">
                  {!isNote && `${actorName(entry.actor)}, `}
                  <Time at={entry.at} here={here} as="short" />
                </span>
              </p>
              {more && (
                <p className={isNote ? "mt-1 whitespace-pre-wrap bg-paper-2 px-3 py-2" : "text-ink-2"}>
                  {more}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
