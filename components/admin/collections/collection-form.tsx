"use client";
import type { DeskCollection } from "@/lib/views/contract";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { AddressField, DescriptionField } from "../form/told-fields";
import { Unsaved } from "../form/unsaved";
import { useDraft } from "../form/use-draft";
import { type Submit, useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";

/** What the form sends: of a known collection only what was touched. */
export interface CollectionValues {
  readonly title?: string;
  readonly handle?: string;
  readonly description?: string;
}

interface FormProps {
  /** Null makes a new one. */
  readonly collection: DeskCollection | null;
  readonly save: Submit<CollectionValues, { id?: string } | undefined>;
  readonly onSaved?: (id: string | undefined) => void;
}

/** A collection: what it is called, where it stands, and what it says. */
export function CollectionForm({ collection, save, onSaved }: FormProps) {
  const draft = useDraft({
    title: collection?.title ?? "",
    handle: collection?.handle ?? "",
    description: collection?.description ?? "",
  });
  const { title, handle, description } = draft.values;
  const { send, pending, refusal } = useSubmit(save, {
    said: collection ? "Saved" : `${title.trim()} is made`,
    onDone: (made) => {
      draft.saved();
      onSaved?.(made?.id);
    },
  });

  function submit() {
    const address = handle.trim();
    if (!collection) void send({ title, description, ...(address ? { handle: address } : {}) });
    else
      void send({
        ...(title === collection.title ? {} : { title }),
        ...(address === collection.handle ? {} : { handle: address }),
        ...(description === collection.description ? {} : { description }),
      });
  }

  return (
    <form
      noValidate
      className="flex max-w-[30rem] flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Unsaved when={draft.isDirty && !pending} />
      <Field id="title" label="Title" problem={fieldProblem(refusal, "title")}>
        {(control) => <input {...control} {...draft.bind("title")} className="input" maxLength={120} />}
      </Field>
      <DescriptionField
        id="description"
        bound={draft.bind("description")}
        problem={fieldProblem(refusal, "description")}
      />
      <AddressField
        id="handle"
        bound={draft.bind("handle")}
        hint={`/collections/${handle.trim() || "made-from-its-title"}${collection ? ". Old addresses lead to the new one." : ""}`}
        problem={
          refusal?.code === "handle_taken"
            ? "Another collection has this address, perhaps one that was taken away."
            : fieldProblem(refusal, "handle")
        }
      />
      <RefusalNote refusal={refusal?.code === "handle_taken" ? null : refusal} />
      <Button
        type="submit"
        className="btn btn-first self-start"
        off={pending || (collection !== null && !draft.isDirty)}
      >
        {pending ? "Saving…" : collection ? "Save" : "Make the collection"}
      </Button>
    </form>
  );
}
