import type { DeskVariant } from "@/lib/assortment/contract";
import type { Submit } from "../../form/use-submit";
import { Amount } from "../../parts/amount";
import { PricesForm, type VariantValues } from "../prices-form";
import { BringBackVariant } from "./bring-back-variant";
import { type List, priceOn, type TableProps, VariantTable } from "./variant-table";

interface VariantsProps extends Omit<TableProps, "price" | "edited"> {
  /** Null for those who may change no price. */
  readonly save: Submit<VariantValues, { readonly version: number }> | null;
}

/** The variants that are sold; those that are not any more stand below. */
export function Variants({ save, variants, ...more }: VariantsProps) {
  const table = { ...more, variants: variants.filter((variant) => !variant.archived) };
  const archived = variants.filter((variant) => variant.archived);
  const { product, change } = more;
  return (
    <>
      {save ? <PricesForm {...table} save={save} /> : <VariantTable {...table} price={written} />}
      {change && archived.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-6 cursor-pointer text-ink-2">{archived.length} not sold any more</summary>
          <ul className="mt-2 border-line border-t">
            {archived.map((variant) => (
              <li
                key={variant.id}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b py-2"
              >
                <span>
                  {variant.title || "Without a choice"}{" "}
                  {variant.sku && <span className="text-ink-3">{variant.sku}</span>}
                </span>
                <BringBackVariant product={product} variant={variant} change={change} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** A price that is read, with the earlier one that is shown struck through. */
function written(variant: DeskVariant, list: List) {
  const price = priceOn(variant, list);
  return (
    <>
      <Amount amount={price?.amount ?? null} currency={list.currency} />
      {price?.compareAtAmount != null && (
        <s className="block text-ink-3">
          <Amount amount={price.compareAtAmount} currency={list.currency} />
        </s>
      )}
    </>
  );
}
