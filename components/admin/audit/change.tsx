import type { AuditEntry } from "@/lib/views/contract";
import type { Here } from "../format";
import { type Difference, differences } from "./differences";

const SHOWN = 4;
const MOST = 60;

/** Before and after, difference by difference; a long list behind a word. */
export function Change({ entry, here }: { readonly entry: AuditEntry; readonly here: Here }) {
  const all = differences(entry.before, entry.after, here);
  if (all.length === 0) return null;
  const rest = all.slice(SHOWN, MOST);
  return (
    <>
      <List of={all.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="min-h-6 cursor-pointer text-ink-3">and {all.length - SHOWN} more</summary>
          <List of={rest} />
          {all.length > MOST && <p className="text-ink-3">The rest stands in the export.</p>}
        </details>
      )}
    </>
  );
}

function List({ of }: { readonly of: readonly Difference[] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {of
        .map(({ name, ...texts }) => ({ name, ...cut(texts) }))
        .map(({ name, before, after }) => (
          <li key={name}>
            <span className="text-ink-3">{name}: </span>
            {before !== null && (
              <>
                <span className="sr-only">was </span>
                <del className="text-ink-3 decoration-line-2">{before}</del>{" "}
                <span aria-hidden className="text-ink-3">
                  →{" "}
                </span>
                <span className="sr-only">, now </span>
              </>
            )}
            {after === null ? (
              <span className="text-ink-3">gone</span>
            ) : (
              <ins className="no-underline">{after}</ins>
            )}
          </li>
        ))}
    </ul>
  );
}

const LONGEST = 160;

/** Long texts from a little before where they part: their beginnings may be the same for pages. */
function cut({ before, after }: Omit<Difference, "name">): Omit<Difference, "name"> {
  if (Math.max(before?.length ?? 0, after?.length ?? 0) <= LONGEST) return { before, after };
  let same = 0;
  while (before && after && same < before.length && before[same] === after[same]) same += 1;
  const from = Math.max(0, same - 30);
  const piece = (text: string | null) =>
    text &&
    `${from > 0 ? "…" : ""}${text.slice(from, from + LONGEST)}${text.length > from + LONGEST ? "…" : ""}`;
  return { before: piece(before), after: piece(after) };
}
