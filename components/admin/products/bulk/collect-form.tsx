"use client";
import { useState } from "react";
import { Field } from "../../form/field";
import { many } from "../../format";

interface Collection {
  readonly id: string;
  readonly title: string;
}

/** Chooses the collection that products are put into, at its end. */
export function CollectForm({
  count,
  collections,
  onChoose,
}: {
  readonly count: number;
  readonly collections: readonly Collection[];
  readonly onChoose: (collection: Collection) => void;
}) {
  const [id, setId] = useState(collections[0]?.id ?? "");
  const chosen = collections.find((collection) => collection.id === id);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) onChoose(chosen);
      }}
    >
      <Field
        id="collection"
        label="Collection"
        hint="They come last in it. What is in it already stays where it is."
      >
        {(control) => (
          <select
            {...control}
            className="input"
            value={id}
            onChange={(event) => setId(event.target.value)}
            data-first=""
          >
            {collections.map((collection) => (
              <option key={collection.id} value={collection.id}>
                {collection.title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" className="btn btn-first self-start" disabled={!chosen}>
        Put {many(count, "product")} into it
      </button>
    </form>
  );
}
