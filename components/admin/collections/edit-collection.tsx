"use client";
import type { DeskCollection } from "@/lib/views/contract";
import type { Submit } from "../form/use-submit";
import { CollectionForm, type CollectionValues } from "./collection-form";

/** The words of a collection that exists. */
export function EditCollection({
  collection,
  edit,
}: {
  readonly collection: DeskCollection;
  readonly edit: Submit<CollectionValues & { readonly id: string }, undefined>;
}) {
  return (
    <CollectionForm
      collection={collection}
      save={(values, key) => edit({ ...values, id: collection.id }, key)}
    />
  );
}
