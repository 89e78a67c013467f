import type { DeskCustomer } from "@/lib/views/contract";
import { NoteForm } from "../form/note-form";
import type { Submit } from "../form/use-submit";
import type { Here } from "../format";
import { Time } from "../parts/time";
import { actorName } from "../words";

interface NotesProps {
  readonly customerId: string;
  readonly notes: DeskCustomer["notes"];
  readonly here: Here;
  /** Null for those who may read only. */
  readonly note: Submit<{ customer_id: string; text: string }> | null;
}

/** What staff wrote down about a customer, newest first, and a field for more. Nobody else reads it. */
export function CustomerNotes({ customerId, notes, here, note }: NotesProps) {
  return (
    <>
      {note && <NoteForm about={{ customer_id: customerId }} note={note} />}
      <ul>
        {notes.map(({ id, author, text, at }) => (
          <li key={id} className="border-line border-b py-2.5">
            <p className="whitespace-pre-wrap">{text}</p>
            <p className="text-ink-3">
              {actorName(author)}, <Time at={at} here={here} />
            </p>
          </li>
        ))}
      </ul>
      {notes.length === 0 && !note && <p className="text-ink-3">None.</p>}
    </>
  );
}
