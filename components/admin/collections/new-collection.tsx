"use client";
import { useRouter } from "next/navigation";
import type { Submit } from "../form/use-submit";
import { CollectionForm, type CollectionValues } from "./collection-form";

/** The form of a new collection, which goes on to its page, where its products are chosen. */
export function NewCollection({
  create,
}: {
  readonly create: Submit<CollectionValues, { id?: string } | undefined>;
}) {
  const router = useRouter();
  return (
    <CollectionForm
      collection={null}
      save={create}
      onSaved={(id) => router.push(id ? `/admin/collections/${id}` : "/admin/collections")}
    />
  );
}
