import type { ReactNode } from "react";
import type { ProductCard } from "@/lib/listing/contract";
import { ProductGrid } from "./product-grid";

interface ProductRowProps {
  readonly title: string;
  readonly cards: readonly ProductCard[];
  readonly base: string;
  readonly locale: string;
  /** At the other end of the headline: a way to all of them. */
  readonly way?: ReactNode;
  /** On a personal page every card leads out of it. */
  readonly leaves?: boolean;
}

/** A row of products under its headline; none at all rather than an empty one. */
export function ProductRow({ title, cards, base, locale, way, leaves }: ProductRowProps) {
  if (cards.length === 0) return null;
  return (
    <section className="page pt-20 lg:pt-28">
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 lg:mb-8">
        <h2 className="headline text-4">{title}</h2>
        {way}
      </div>
      <ProductGrid cards={cards} base={base} locale={locale} heading="h3" leaves={leaves} />
    </section>
  );
}
