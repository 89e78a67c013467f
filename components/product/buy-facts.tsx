import type { ReactNode } from "react";
import { ArrivalBeside } from "../shop/arrival";
import { type UsualWay, wayPrice } from "../shop/delivery";
import type { BuyableVariant } from "./contract";
import type { PriceWords } from "./price-words";

interface StockProps {
  readonly variant: BuyableVariant;
  readonly locale: string;
  /** How it travels, where that is to be said with it. */
  readonly way?: UsualWay | null;
}

/** What is said of stock, and when it would be there: a number only when it is small enough to matter. */
export function Stock({ variant, locale, way }: StockProps) {
  const [dot, words] = !variant.available
    ? ["border border-line-2", "Sold out at the moment."]
    : variant.left !== null && variant.left <= 5
      ? ["bg-warn", variant.left === 1 ? "Only 1 is left" : `Only ${variant.left} are left`]
      : // A file stands on no shelf.
        ["bg-good", variant.requiresShipping ? "In stock" : "Available"];
  const arrives = variant.available && variant.requiresShipping && way;
  return (
    // The days are longer than their number: where they may need a second line, its room is kept from the beginning.
    <p
      className={`mt-4 flex items-baseline gap-3 ${arrives ? "min-h-[2lh] sm:min-h-[1lh] lg:min-h-[2lh]" : ""}`}
    >
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${dot}`} />
      <span>
        <span aria-live="polite">{words}</span>
        {arrives && (
          <>
            , <ArrivalBeside way={way} locale={locale} />
          </>
        )}
      </span>
    </p>
  );
}

interface TravelProps {
  readonly way: UsualWay;
  readonly price: number;
  readonly currency: string;
  readonly locale: string;
  /** What it costs, where that is words already. */
  readonly ways: PriceWords["ways"];
  /** How it goes back, if the shop says so anywhere. */
  readonly children?: ReactNode;
}

/** What the way costs, and how it goes back. */
export function Travel({ way, price, currency, locale, ways, children }: TravelProps) {
  const known = ways[price];
  const cost = known === undefined ? wayPrice(way, price, { currency, locale }) : known;
  return (
    <>
      {cost && <p className="mt-1.5 pl-5">{cost}</p>}
      {children && <p className="mt-1.5 pl-5">{children}</p>}
    </>
  );
}
