"use client";
import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import { Button } from "../../form/button";
import { RefusalNote } from "../../form/refusal-note";
import { type Submit, useSubmit } from "../../form/use-submit";
import type { VariantWords } from "./change-variant-panel";

/** Puts a variant on sale again. */
export function BringBackVariant({
  product,
  variant,
  change,
}: {
  readonly product: Pick<DeskProduct, "id" | "version">;
  readonly variant: DeskVariant;
  readonly change: Submit<VariantWords>;
}) {
  const name = variant.title || "the variant";
  const { send, pending, refusal } = useSubmit(change, { said: `${name} is sold again` });
  return (
    <span className="flex flex-col items-end gap-1">
      <Button
        className="btn btn-bare"
        off={pending}
        onClick={() =>
          void send({
            productId: product.id,
            expectedVersion: product.version,
            id: variant.id,
            archived: false,
          })
        }
      >
        {pending ? "One moment…" : "Bring it back"}
        <span className="sr-only"> {name}</span>
      </Button>
      <RefusalNote refusal={refusal} />
    </span>
  );
}
