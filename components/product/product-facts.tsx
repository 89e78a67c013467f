import type { ReactNode } from "react";
import type { ProductPage } from "@/lib/listing/contract";
import type { DeliveryMethod } from "@/lib/shipping/contract";
import type { Market } from "@/lib/shop/contract";
import { methodSentence } from "../shop/delivery";
import { Attributes } from "./attributes";

interface ProductFactsProps {
  readonly product: ProductPage;
  readonly delivery: readonly DeliveryMethod[];
  readonly market: Market;
  /** What else is said of delivery: where returns are explained. */
  readonly children?: ReactNode;
}

/** What there is to know beside the price: the description, material and care open, the rest a press away. */
export function ProductFacts({ product, delivery, market, children }: ProductFactsProps) {
  const grams = [...new Set(product.variants.map((variant) => variant.grams).filter((one) => one > 0))];
  const skus = product.variants.flatMap((variant) => variant.sku ?? []);
  return (
    <div className="mt-8">
      {product.descriptionHtml && (
        <div
          className="prose border-t border-line py-6"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized when it was written (lib/catalog/description)
          dangerouslySetInnerHTML={{ __html: product.descriptionHtml }}
        />
      )}
      {product.attributes.length > 0 && (
        <Fold title="What it is made of" isOpen>
          <Attributes attributes={product.attributes} locale={market.locale} />
        </Fold>
      )}
      {delivery.length > 0 && product.variants.some((variant) => variant.requiresShipping) && (
        <Fold title={children ? "Delivery and returns" : "Delivery"}>
          {delivery.map((method) => (
            <p key={method.id}>{methodSentence(method, market)}</p>
          ))}
          {children}
        </Fold>
      )}
      {(grams.length > 0 || skus.length === 1) && (
        <Fold title="Weight and item number">
          {grams.length > 0 && <p>{weightInWords(grams, market.locale)}</p>}
          {skus.length === 1 && <p className="break-all">Item number {skus[0]}</p>}
        </Fold>
      )}
    </div>
  );
}

interface FoldProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

function Fold({ title, isOpen = false, children }: FoldProps) {
  return (
    <details open={isOpen} className="group border-t border-line last:border-b">
      <summary className="flex min-h-14 list-none items-center justify-between [&::-webkit-details-marker]:hidden">
        {title}
        <span aria-hidden className="text-ink-3 transition-transform duration-(--quick) group-open:rotate-45">
          +
        </span>
      </summary>
      <div className="space-y-1.5 pb-5 text-ink-2">{children}</div>
    </details>
  );
}

function weightInWords(grams: readonly number[], locale: string): string {
  const write = (one: number) =>
    one < 1_000
      ? new Intl.NumberFormat(locale, { style: "unit", unit: "gram" }).format(one)
      : new Intl.NumberFormat(locale, { style: "unit", unit: "kilogram", maximumFractionDigits: 2 }).format(
          one / 1_000,
        );
  const [least, most] = [Math.min(...grams), Math.max(...grams)];
  return least === most ? `Weighs ${write(least)}.` : `Weighs ${write(least)} to ${write(most)}.`;
}
