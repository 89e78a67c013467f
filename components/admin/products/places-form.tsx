"use client";
import { useState } from "react";
import type { Placed, Placing } from "@/lib/catalog/contract";
import { Button } from "../form/button";
import { Check } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { takeBack } from "../form/take-back";
import { Unsaved } from "../form/unsaved";
import { type Submit, useSubmit } from "../form/use-submit";

interface PlacesProps {
  readonly product: { readonly id: string; readonly version: number };
  readonly categories: readonly { readonly id: string; readonly name: string; readonly depth: number }[];
  readonly collections: readonly { readonly id: string; readonly title: string }[];
  /** Where it stands now. */
  readonly inCategories: readonly string[];
  readonly inCollections: readonly string[];
  readonly place: Submit<Placing & Target, { readonly version: number; readonly placed: Placed }>;
  readonly undoPlace: Submit<Placed & Target>;
}

interface Target {
  readonly productId: string;
  readonly expectedVersion: number;
}

/** By the depth of a category in the tree. */
const indents = ["", "pl-5", "pl-10", "pl-15", "pl-20", "pl-25"];

/** Which categories a product stands in, and which collections it is part of. */
export function PlacesForm(props: PlacesProps) {
  const { product, categories, collections, inCategories, inCollections, place, undoPlace } = props;
  const [turned, setTurned] = useState<Readonly<Record<string, boolean>>>({});
  const { send, pending, refusal } = useSubmit(place, {
    said: "Saved",
    undo: ({ version, placed }) =>
      isAnything(placed)
        ? takeBack("Taken back", (key) =>
            undoPlace({ ...placed, productId: product.id, expectedVersion: version }, key),
          )
        : null,
    onDone: () => setTurned({}),
  });
  const known = new Set([...inCategories, ...inCollections]);
  const changed = Object.entries(turned).filter(([id, isIn]) => known.has(id) !== isIn);
  const isIn = (id: string) => turned[id] ?? known.has(id);
  const box = (id: string, label: string) => (
    <Check
      id={`in-${id}`}
      label={label}
      checked={isIn(id)}
      onChange={(event) => setTurned({ ...turned, [id]: event.target.checked })}
    />
  );
  const changesAmong = (ids: readonly string[]) => ({
    add: changed.filter(([id, wanted]) => wanted && ids.includes(id)).map(([id]) => id),
    remove: changed.filter(([id, wanted]) => !wanted && ids.includes(id)).map(([id]) => id),
  });

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send({
          productId: product.id,
          expectedVersion: product.version,
          categories: changesAmong(categories.map((one) => one.id)),
          collections: changesAmong(collections.map((one) => one.id)),
        });
      }}
    >
      <Unsaved when={changed.length > 0} />
      <fieldset>
        <legend className="mb-1 font-medium">Categories</legend>
        {categories.length === 0 && <p className="text-ink-3">None yet.</p>}
        <ul className="max-h-72 overflow-y-auto border-line border-y py-1">
          {categories.map((category) => (
            <li key={category.id} className={indents[Math.min(category.depth, 5)]}>
              {box(category.id, category.name)}
            </li>
          ))}
        </ul>
      </fieldset>
      <fieldset>
        <legend className="mb-1 font-medium">Collections</legend>
        {collections.length === 0 && <p className="text-ink-3">None yet.</p>}
        <ul className="max-h-72 overflow-y-auto">
          {collections.map((collection) => (
            <li key={collection.id}>{box(collection.id, collection.title)}</li>
          ))}
        </ul>
      </fieldset>
      <RefusalNote refusal={refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending || changed.length === 0}>
        {pending ? "Saving…" : "Save categories and collections"}
      </Button>
    </form>
  );
}

function isAnything({ categories, collections }: Placed): boolean {
  return [categories, collections].some(({ added, left }) => added.length + left.length > 0);
}
