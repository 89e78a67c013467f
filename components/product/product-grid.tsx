import type { ProductCard as Card } from "@/lib/listing/contract";
import { ProductCard } from "./product-card";

interface ProductGridProps {
  readonly cards: readonly Card[];
  readonly base: string;
  readonly locale: string;
  readonly heading?: "h2" | "h3";
  /** Whether its first picture is the first of the page. */
  readonly leads?: boolean;
  readonly leaves?: boolean;
}

/** Rows of 4, 3 and 2. */
const sizes =
  "(min-width: 90rem) 19.44rem, (min-width: 80rem) calc(23.05vw - 1.31rem), (min-width: 48rem) calc(30.73vw - 1rem), calc(50vw - 1.75rem)";

export function ProductGrid({ cards, base, locale, heading, leads = false, leaves }: ProductGridProps) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-10 md:grid-cols-3 md:gap-x-6 xl:grid-cols-4 xl:gap-x-7 xl:gap-y-14">
      {cards.map((card, at) => (
        <li key={card.productId}>
          <ProductCard
            card={card}
            base={base}
            locale={locale}
            sizes={sizes}
            heading={heading}
            first={leads && at === 0}
            leaves={leaves}
          />
        </li>
      ))}
    </ul>
  );
}
