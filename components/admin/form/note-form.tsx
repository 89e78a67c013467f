"use client";
import { startTransition, useState } from "react";
import { fieldProblem } from "../refusal-words";
import { Button } from "./button";
import { Field } from "./field";
import { RefusalNote } from "./refusal-note";
import { Unsaved } from "./unsaved";
import { type Submit, useSubmit } from "./use-submit";

/**
 * Writes something down about an order or a customer, which `about` names; only staff read it. What was written stands
 * above the others at once, marked as being sent, and goes back into the field if it is refused. Not by React's own
 * optimistic state: while an action of that is under way no page can be left, however long the answer takes.
 */
export function NoteForm<About extends object>({
  about,
  note,
}: {
  readonly about: About;
  readonly note: Submit<About & { text: string }>;
}) {
  const [text, setText] = useState("");
  const [sent, setSent] = useState<string | null>(null);
  const { send, pending, refusal } = useSubmit(note, {
    said: "Noted",
    // In one step with the page that brings it: it never stands there twice, or not at all.
    onDone: () => startTransition(() => setSent(null)),
    lost: `The note “${text.length > 60 ? `${text.slice(0, 60)}…` : text}” was not kept.`,
  });
  const submit = async () => {
    setSent(text);
    setText("");
    if (await send({ ...about, text })) return;
    setSent(null);
    setText((typed) => (typed === "" ? text : `${text}\n${typed}`));
  };
  return (
    <>
      <form
        className="mb-5 flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) void submit();
        }}
      >
        <Unsaved when={text.trim() !== ""} />
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
          <Button type="submit" className="btn self-start" off={pending}>
            Keep the note
          </Button>
        )}
      </form>
      {sent !== null && (
        <section aria-label="A note that is being sent" className="mb-4">
          <p className="whitespace-pre-wrap bg-paper-2 px-3 py-2 text-ink-2">{sent}</p>
          <p className="mt-1 text-ink-3">You, being sent…</p>
        </section>
      )}
    </>
  );
}
