"use client";
import { useState } from "react";
import type { DeskCategory } from "@/lib/views/contract";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { AddressField, DescriptionField } from "../form/told-fields";
import { useDraft } from "../form/use-draft";
import { type Submit, useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";

/** What the form sends: of a known category only what was touched. */
export interface CategoryValues {
  readonly name?: string;
  readonly handle?: string;
  readonly description?: string;
  readonly parentId?: string | null;
}

interface FormProps {
  /** Null makes a new one. */
  readonly category: DeskCategory | null;
  readonly parentId: string | null;
  readonly tree: readonly DeskCategory[];
  readonly save: Submit<CategoryValues, unknown>;
  readonly close: () => void;
}

/** A category: what it is called, what it says, and what it stands under. */
export function CategoryForm({ category, parentId, tree, save, close }: FormProps) {
  const draft = useDraft({
    name: category?.name ?? "",
    handle: category?.handle ?? "",
    description: category?.description ?? "",
    parentId: category ? (category.parentId ?? "") : (parentId ?? ""),
  });
  const { name, handle, description, parentId: under } = draft.values;
  const [tried, setTried] = useState(false);
  const { send, pending, refusal } = useSubmit(save, {
    said: category ? "Saved" : `${name.trim()} is made`,
    onDone: close,
  });
  // Under itself, or under what stands under it, a category cannot stand.
  const places = tree.filter((one) => !category || !`${one.path}/`.startsWith(`${category.path}/`));
  const parent = tree.find((one) => one.id === under);
  const isNamed = name.trim() !== "";
  const isPlaceTaken = refusal?.code === "path_taken";

  function submit() {
    setTried(true);
    if (!isNamed) return;
    const all = { name, handle: handle.trim(), description, parentId: under || null };
    if (!category) {
      const { handle: typed, ...rest } = all;
      void send(typed ? all : rest);
      return;
    }
    const known = { name: category.name, handle: category.handle, description: category.description };
    void send({
      ...(name === known.name ? {} : { name }),
      ...(all.handle === known.handle ? {} : { handle: all.handle }),
      ...(description === known.description ? {} : { description }),
      ...(all.parentId === category.parentId ? {} : { parentId: all.parentId }),
    });
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        id="category-name"
        label="Name"
        problem={tried && !isNamed ? "A category needs a name." : fieldProblem(refusal, "name")}
      >
        {(control) => (
          <input {...control} {...draft.bind("name")} className="input" maxLength={120} data-first />
        )}
      </Field>
      <Field id="category-under" label="Under" problem={fieldProblem(refusal, "parentId")}>
        {(control) => (
          <select {...control} {...draft.bind("parentId")} className="input">
            <option value="">Nothing: it stands in the menu itself</option>
            {places.map((one) => (
              <option key={one.id} value={one.id}>
                {"\u2003".repeat(one.depth)}
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <AddressField
        id="category-handle"
        bound={draft.bind("handle")}
        hint={
          <>
            /c/{parent ? `${parent.path}/` : ""}
            {handle.trim() || (category ? "…" : "made from its name")}
            {category && ". Old addresses lead to the new one."}
          </>
        }
        problem={fieldProblem(refusal, "handle")}
      />
      <DescriptionField
        id="category-says"
        bound={draft.bind("description")}
        problem={fieldProblem(refusal, "description")}
      />
      <RefusalNote refusal={isPlaceTaken || refusal?.code !== "invalid_input" ? refusal : null} />
      <Button
        type="submit"
        className="btn btn-first self-start"
        off={pending || (category !== null && !draft.isDirty)}
      >
        {pending ? "Saving…" : category ? "Save" : "Make the category"}
      </Button>
    </form>
  );
}
