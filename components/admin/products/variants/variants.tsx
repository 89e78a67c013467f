import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import type { Submit } from "../../form/use-submit";
import { BringBackVariant } from "./bring-back-variant";
import { ChangeVariantPanel, type VariantWords } from "./change-variant-panel";

interface VariantsProps {
  readonly product: Pick<DeskProduct, "id" | "version">;
  readonly variants: readonly DeskVariant[];
  readonly change: Submit<VariantWords>;
}

/** What each variant is beside its price and stock; those that are not sold any more stand below. */
export function Variants({ product, variants, change }: VariantsProps) {
  const live = variants.filter((variant) => !variant.archived);
  const archived = variants.filter((variant) => variant.archived);
  return (
    <>
      <table className="ledger">
        <caption className="sr-only">Variants</caption>
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col" className="max-sm:hidden">
              Barcode
            </th>
            <th scope="col">
              <span className="sr-only">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {live.map((variant) => (
            <tr key={variant.id}>
              <th scope="row">
                {variant.title || "Only variant"}
                <span className="block text-ink-3">
                  {[variant.sku, ...oddities(variant)].filter(Boolean).join(" · ")}
                </span>
              </th>
              <td className="max-sm:hidden">{variant.barcode ?? <span className="text-ink-3">–</span>}</td>
              <td className="text-right">
                <ChangeVariantPanel
                  product={product}
                  variant={variant}
                  isLast={live.length === 1}
                  change={change}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {archived.length > 0 && (
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

/** What sets a variant apart from most. */
function oddities(variant: DeskVariant): string[] {
  return [
    variant.requiresShipping ? "" : "nothing to send",
    variant.taxable ? "" : "without tax",
    variant.tracked ? "" : "stock not counted",
  ].filter(Boolean);
}
