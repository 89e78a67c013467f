import type { ReactNode } from "react";
import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import { LOW } from "@/lib/views/contract";
import type { Submit } from "../../form/use-submit";
import { count as figure } from "../../format";
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
  /** Prices are fields: beside each the earlier one, and on a phone a block a variant, shut until it is asked for. */
  readonly edited?: {
    readonly isOpen: (variant: DeskVariant) => boolean;
    readonly opener: (variant: DeskVariant) => ReactNode;
  };
}

/** Every variant once: what it is, how much of it can be sold, what it costs, and what can be done with it. */
export function VariantTable(props: TableProps) {
  const { product, variants, lists, locations, count, change, price, edited } = props;
  return (
    <div className="ledger-box">
      <table className={`ledger ${edited ? "ledger-stack variant-rows" : ""}`}>
        <caption className="sr-only">Variants</caption>
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col" className="figure">
              To sell
            </th>
            {lists.map((list) => (
              <th key={list.id} scope="col" className="figure" title={list.name}>
                {edited ? (
                  <span className="flex flex-wrap justify-end gap-x-1.5">
                    <span className="w-20">Price {list.currency}</span>
                    <span className="w-20" title="Compare-at price">
                      Compare-at
                    </span>
                  </span>
                ) : (
                  `Price ${list.currency}`
                )}
              </th>
            ))}
            {change && (
              <th scope="col">
                <span className="sr-only">Edit</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {variants.map((variant) => (
            <tr key={variant.id} data-open={edited?.isOpen(variant) ? "" : undefined}>
              <th scope="row" className="min-w-28 align-middle">
                {variant.title || "Only variant"}
                <span className="block text-ink-3">
                  {[variant.sku, variant.barcode, ...oddities(variant)].filter(Boolean).join(" · ")}
                </span>
                {edited?.opener(variant)}
              </th>
              <td className="figure align-middle">
                <Stock of={variant} locations={locations} isNamed={edited !== undefined}>
                  {(number) =>
                    count ? (
                      <StockPanel
                        productId={product.id}
                        variant={variant}
                        locations={locations}
                        count={count}
                      >
                        {number}
                      </StockPanel>
                    ) : (
                      number
                    )
                  }
                </Stock>
              </td>
              {lists.map((list) => (
                <td key={list.id} className="variant-price figure align-middle">
                  {price(variant, list)}
                </td>
              ))}
              {change && (
                <td className="variant-acts figure align-middle">
                  <ChangeVariantPanel
                    product={product}
                    variant={variant}
                    isLast={variants.length === 1}
                    change={change}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What can be sold, and where anything is promised, what that comes from: the shelf, less that. */
function Stock({
  of: { stock },
  locations,
  isNamed,
  children,
}: {
  readonly of: DeskVariant;
  readonly locations: TableProps["locations"];
  /** On a phone, where no head of a column says what the number is. */
  readonly isNamed: boolean;
  /** The number, or what it is pressed by. */
  readonly children: (number: ReactNode) => ReactNode;
}) {
  if (stock.length === 0) return children("any");
  const onHand = stock.reduce((sum, level) => sum + level.onHand, 0);
  const held = stock.reduce((sum, level) => sum + level.held, 0);
  const isBackorder = stock.some((level) => level.backorder);
  const left = onHand - held;
  return (
    <>
      {children(<span className={isBackorder ? undefined : scarcity(left)}>{figure(left)}</span>)}
      {isNamed && <span className="text-ink-3 sm:hidden"> to sell</span>}
      {held > 0 && (
        <span className="block text-ink-3">
          {figure(onHand)} on hand, {figure(held)} held
        </span>
      )}
      {locations.length > 1 &&
        stock.map((level) => (
          <span key={level.locationId} className="block text-ink-3">
            {locations.find((place) => place.id === level.locationId)?.name}: {figure(level.onHand)}
          </span>
        ))}
      {isBackorder && <span className="block text-ink-3">and on order</span>}
    </>
  );
}

/** The colours of the list of low stock. */
function scarcity(left: number): string | undefined {
  if (left <= 0) return "text-bad";
  return left <= LOW ? "text-warn" : undefined;
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
