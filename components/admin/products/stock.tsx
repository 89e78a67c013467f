import type { DeskProduct, DeskVariant } from "@/lib/assortment/contract";
import type { Submit } from "../form/use-submit";
import { type CountValues, StockPanel } from "./stock-panel";

interface StockProps {
  readonly productId: string;
  readonly variants: readonly DeskVariant[];
  readonly locations: DeskProduct["locations"];
  /** Null for those who may look only. */
  readonly count: Submit<CountValues> | null;
}

/** What is on the shelf of each variant, what is promised, and what can be sold. */
export function Stock({ productId, variants, locations, count }: StockProps) {
  return (
    <table className="ledger">
      <caption className="sr-only">Stock</caption>
      <thead>
        <tr>
          <th scope="col">Variant</th>
          <th scope="col" className="figure">
            On hand
          </th>
          <th scope="col" className="figure">
            Held
          </th>
          <th scope="col" className="figure max-sm:hidden">
            To sell
          </th>
          {count && (
            <th scope="col">
              <span className="sr-only">Count</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {variants.map((variant) => {
          const onHand = variant.stock.reduce((sum, level) => sum + level.onHand, 0);
          const held = variant.stock.reduce((sum, level) => sum + level.held, 0);
          const isCounted = variant.stock.length > 0;
          const isBackorder = variant.stock.some((level) => level.backorder);
          return (
            <tr key={variant.id}>
              <th scope="row">
                {variant.title || "Only variant"}
                {variant.sku && <span className="block text-ink-3">{variant.sku}</span>}
                {locations.length > 1 &&
                  variant.stock.map((level) => (
                    <span key={level.locationId} className="block text-ink-3">
                      {locations.find((place) => place.id === level.locationId)?.name}: {level.onHand}
                    </span>
                  ))}
              </th>
              <td className="figure">{isCounted ? onHand : "not counted"}</td>
              <td className="figure text-ink-2">{isCounted ? held : "–"}</td>
              <td
                className={`figure max-sm:hidden ${isCounted && !isBackorder && onHand - held <= 0 ? "text-bad" : ""}`}
              >
                {isCounted ? onHand - held : "any"}
                {isBackorder && <span className="block text-ink-3">and on order</span>}
              </td>
              {count && (
                <td className="text-right">
                  <StockPanel productId={productId} variant={variant} locations={locations} count={count} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
