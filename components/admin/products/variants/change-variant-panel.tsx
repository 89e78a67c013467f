"use client";
import { useState } from "react";
import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import { Button } from "../../form/button";
import { Confirm } from "../../form/confirm";
import { Check, Field } from "../../form/field";
import { Panel } from "../../form/panel";
import { RefusalNote } from "../../form/refusal-note";
import { useDraft } from "../../form/use-draft";
import { type Submit, useSubmit } from "../../form/use-submit";
import { fieldProblem } from "../../refusal-words";

/** What the form sends: only what was touched. */
export interface VariantWords {
  readonly productId: string;
  readonly expectedVersion: number;
  readonly id: string;
  readonly sku?: string | null;
  readonly barcode?: string | null;
  readonly grams?: number;
  readonly requiresShipping?: boolean;
  readonly taxable?: boolean;
  readonly tracked?: boolean;
  readonly archived?: boolean;
}

interface ChangeProps {
  readonly product: Pick<DeskProduct, "id" | "version">;
  readonly variant: DeskVariant;
  /** The only one that can be sold: it stays. */
  readonly isLast: boolean;
  readonly change: Submit<VariantWords>;
}

/** What a variant is beside its price and stock; and its end. */
export function ChangeVariantPanel(props: ChangeProps) {
  const name = props.variant.title || "the only variant";
  return (
    <Panel label="Edit" title={props.variant.title || "The only variant"} about={name} bare>
      {(close) => <Change {...props} close={close} />}
    </Panel>
  );
}

function Change({ product, variant, isLast, change, close }: ChangeProps & { readonly close: () => void }) {
  const draft = useDraft({
    sku: variant.sku ?? "",
    barcode: variant.barcode ?? "",
    grams: String(variant.grams),
    requiresShipping: variant.requiresShipping,
    taxable: variant.taxable,
    tracked: variant.tracked,
  });
  const { sku, barcode, grams, requiresShipping, taxable, tracked } = draft.values;
  const [isLeaving, setLeaving] = useState(false);
  const target = { productId: product.id, expectedVersion: product.version, id: variant.id };
  const saving = useSubmit(change, { said: "Saved", onDone: close });
  const leaving = useSubmit(change, { said: "It is not sold any more", onDone: close });
  const isWhole = /^\d{1,8}$/.test(grams.trim());

  if (isLeaving)
    return (
      <Confirm
        facts={[
          "It leaves the shop at once, and carts that hold it are told. Orders keep it.",
          "What is on its shelf stays there. You can bring it back from below the variants.",
        ]}
        yes="Stop selling it"
        no="Keep it"
        pending={leaving.pending}
        refusal={leaving.refusal}
        currency=""
        onYes={() => void leaving.send({ ...target, archived: true })}
        onBack={() => setLeaving(false)}
      >
        <strong>{variant.title}</strong> cannot be bought any more.
      </Confirm>
    );
  return (
    <>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWhole) return;
          void saving.send({
            ...target,
            ...(sku === (variant.sku ?? "") ? {} : { sku: sku.trim() || null }),
            ...(barcode === (variant.barcode ?? "") ? {} : { barcode: barcode.trim() || null }),
            ...(Number(grams) === variant.grams ? {} : { grams: Number(grams) }),
            ...(requiresShipping === variant.requiresShipping ? {} : { requiresShipping }),
            ...(taxable === variant.taxable ? {} : { taxable }),
            ...(tracked === variant.tracked ? {} : { tracked }),
          });
        }}
      >
        <Field
          id="variant-sku"
          label="SKU"
          problem={
            saving.refusal?.code === "sku_taken"
              ? "Another variant has it."
              : fieldProblem(saving.refusal, "sku")
          }
        >
          {(control) => (
            <input
              {...control}
              {...draft.bind("sku")}
              className="input"
              maxLength={100}
              autoComplete="off"
              data-first
            />
          )}
        </Field>
        <Field
          id="variant-barcode"
          label="Barcode"
          hint="GTIN, EAN, UPC or ISBN."
          problem={fieldProblem(saving.refusal, "barcode")}
        >
          {(control) => (
            <input
              {...control}
              {...draft.bind("barcode")}
              className="input"
              maxLength={100}
              autoComplete="off"
            />
          )}
        </Field>
        <Field id="variant-grams" label="Weight in grams" problem={isWhole ? null : "Write a whole number."}>
          {(control) => (
            <input
              {...control}
              {...draft.bind("grams")}
              className="input !w-32 text-right"
              inputMode="numeric"
            />
          )}
        </Field>
        <Check
          id="variant-ships"
          label="It is sent"
          hint="Switched off for files and services."
          checked={requiresShipping}
          onChange={(event) => draft.set("requiresShipping", event.target.checked)}
        />
        <Check
          id="variant-taxable"
          label="It is taxed"
          checked={taxable}
          onChange={(event) => draft.set("taxable", event.target.checked)}
        />
        <Check
          id="variant-tracked"
          label="Its stock is counted"
          hint="Switched off, it never sells out."
          checked={tracked}
          onChange={(event) => draft.set("tracked", event.target.checked)}
        />
        <RefusalNote refusal={saving.refusal?.code === "sku_taken" ? null : saving.refusal} />
        <Button type="submit" className="btn btn-first self-start" off={saving.pending || !draft.isDirty}>
          {saving.pending ? "Saving…" : "Save"}
        </Button>
      </form>
      {!isLast && (
        <div className="mt-8 border-line border-t pt-4">
          <button type="button" className="btn" onClick={() => setLeaving(true)}>
            Stop selling it…
          </button>
        </div>
      )}
    </>
  );
}
