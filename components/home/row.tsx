import type { ProductCard } from "@/lib/listing/contract";
import { ProductGrid } from "../product/product-grid";

interface RowProps {
  readonly title: string;
  readonly cards: readonly ProductCard[];
  readonly base: string;
  readonly locale: string;
}

/** A row of products under its headline; none at all rather than an empty one. */
export function Row({ title, cards, base, locale }: RowProps) {
  if (cards.length === 0) return null;
  return (
    <section className="page pt-20 lg:pt-28">
      <h2 className="headline mb-6 text-4 lg:mb-8">{title}</h2>
      <ProductGrid cards={cards} base={base} locale={locale} heading="h3" />
    </section>
  );
}
