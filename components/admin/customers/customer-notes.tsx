"use client";
import { useState } from "react";
import type { DeskCustomer } from "@/lib/views/contract";
import { Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import type { Here } from "../format";
import { Time } from "../parts/time";
import { fieldProblem } from "../refusal-words";
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
      {note && <NoteForm customerId={customerId} note={note} />}
      <ul>
        {notes.map(({ id, author, text, at }) => (
          <li key={id} className="border-line border-b py-2.5">
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
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

function NoteForm({
  customerId,
  note,
}: {
  readonly customerId: string;
  readonly note: NonNullable<NotesProps["note"]>;
}) {
  const [text, setText] = useState("");
  const { send, pending, refusal } = useSubmit(note, { said: "Noted", onDone: () => setText("") });
  return (
    <form
      className="mb-3 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send({ customer_id: customerId, text });
      }}
    >
      <Field id="note" label="Write a note" hidden problem={fieldProblem(refusal, "text")}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            required
            maxLength={2_000}
            className="input"
            placeholder="Write a note that only staff see"
            value={text}
            onChange={(event) => setText(event.target.value)}
            data-key="n"
            data-key-name="Write a note"
          />
        )}
      </Field>
      <RefusalNote refusal={refusal} />
      {text.trim() !== "" && (
        <button type="submit" className="btn self-start" disabled={pending}>
          {pending ? "Keeping…" : "Keep the note"}
        </button>
      )}
    </form>
  );
}
