import type { ReactNode } from "react";
import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import type { Submit } from "../../form/use-submit";
import { type CountValues, StockPanel } from "../stock-panel";
import { ChangeVariantPanel, type VariantWords } from "./change-variant-panel";

export type List = DeskProduct["priceLists"][number];

export interface TableProps {
  readonly product: Pick<DeskProduct, "id" | "version">;
  /** Those that are sold. */
  readonly variants: readonly DeskVariant[];
  /** None for those who may see no price. */
  readonly lists: readonly List[];
  readonly locations: DeskProduct["locations"];
  /** Null for those who may look only. */
  readonly count: Submit<CountValues> | null;
  readonly change: Submit<VariantWords> | null;
  readonly price: (variant: DeskVariant, list: List) => ReactNode;
  /** Prices are fields: beside each the earlier one, and on a phone a block a variant. */
  readonly isEdited?: boolean;
}

/** Every variant once: what it is, how much of it can be sold, what it costs, and what can be done with it. */
export function VariantTable({ isEdited = false, ...props }: TableProps) {
  const { product, variants, lists, locations, count, change, price } = props;
  const cell = `align-middle ${isEdited ? "max-sm:col-span-2 max-sm:text-left" : ""}`;
  return (
    <div className="ledger-box">
      <table className={`ledger ${isEdited ? "ledger-stack" : ""}`}>
        <caption className="sr-only">Variants</caption>
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col" className="figure">
              To sell
            </th>
            {lists.map((list) => (
              <th key={list.id} scope="col" className="figure" title={list.name}>
                {isEdited ? (
                  <span className="flex flex-wrap justify-end gap-x-1.5">
                    <span className="w-20">{list.currency}</span>
                    <span className="w-20">Before</span>
                  </span>
                ) : (
                  list.currency
                )}
              </th>
            ))}
            {(count || change) && (
              <th scope="col">
                <span className="sr-only">Count or change</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {variants.map((variant) => (
            <tr key={variant.id}>
              <th scope="row" className="min-w-28 align-middle [overflow-wrap:anywhere]">
                {variant.title || "Only variant"}
                <span className="block text-ink-3">
                  {[variant.sku, variant.barcode, ...oddities(variant)].filter(Boolean).join(" · ")}
                </span>
              </th>
              <td className={`figure ${cell}`}>
                {isEdited && <span className="text-ink-3 sm:hidden">To sell </span>}
                <Stock of={variant} locations={locations} />
              </td>
              {lists.map((list) => (
                <td key={list.id} className={`figure ${cell}`}>
                  {price(variant, list)}
                </td>
              ))}
              {(count || change) && (
                <td className={cell}>
                  <div className="flex items-center justify-end gap-3">
                    {count && (
                      <StockPanel
                        productId={product.id}
                        variant={variant}
                        locations={locations}
                        count={count}
                      />
                    )}
                    {change && (
                      <ChangeVariantPanel
                        product={product}
                        variant={variant}
                        isLast={variants.length === 1}
                        change={change}
                      />
                    )}
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What can be sold, and what that comes from: the shelf, less what is promised. */
function Stock({
  of: { stock },
  locations,
}: {
  readonly of: DeskVariant;
  readonly locations: TableProps["locations"];
}) {
  if (stock.length === 0) return "any";
  const onHand = stock.reduce((sum, level) => sum + level.onHand, 0);
  const held = stock.reduce((sum, level) => sum + level.held, 0);
  const isBackorder = stock.some((level) => level.backorder);
  return (
    <>
      <span className={!isBackorder && onHand <= held ? "text-bad" : undefined}>{onHand - held}</span>
      <span className="block text-ink-3">
        {onHand} on hand{held > 0 && `, ${held} held`}
      </span>
      {locations.length > 1 &&
        stock.map((level) => (
          <span key={level.locationId} className="block text-ink-3">
            {locations.find((place) => place.id === level.locationId)?.name}: {level.onHand}
          </span>
        ))}
      {isBackorder && <span className="block text-ink-3">and on order</span>}
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

export function priceOn(variant: DeskVariant, list: List) {
  return variant.prices.find((price) => price.priceListId === list.id && price.minQuantity === 1) ?? null;
}
