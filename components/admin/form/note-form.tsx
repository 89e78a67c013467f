"use client";
import { useState } from "react";
import { fieldProblem } from "../refusal-words";
import { Field } from "./field";
import { RefusalNote } from "./refusal-note";
import { type Submit, useSubmit } from "./use-submit";

/** Writes something down about an order or a customer, which `about` names; only staff read it. */
export function NoteForm<About extends object>({
  about,
  note,
}: {
  readonly about: About;
  readonly note: Submit<About & { text: string }>;
}) {
  const [text, setText] = useState("");
  const { send, pending, refusal } = useSubmit(note, { said: "Noted", onDone: () => setText("") });
  return (
    <form
      className="mb-5 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send({ ...about, text });
      }}
    >
      <Field required id="note" label="Write a note" hidden problem={fieldProblem(refusal, "text")}>
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
