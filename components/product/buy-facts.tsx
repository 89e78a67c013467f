import type { ReactNode } from "react";
import { Arrival } from "../shop/arrival";
import { freeSum, type UsualWay } from "../shop/delivery";
import type { BuyableVariant } from "./contract";

/** What is said of stock: a number only when it is small enough to matter. */
export function Stock({ variant }: { readonly variant: BuyableVariant }) {
  const [dot, words] = !variant.available
    ? ["border border-line-2", "Sold out at the moment."]
    : variant.left !== null && variant.left <= 5
      ? ["bg-warn", variant.left === 1 ? "Only 1 is left." : `Only ${variant.left} are left.`]
      : // A file stands on no shelf.
        ["bg-good", variant.requiresShipping ? "In stock" : "Available"];
  return (
    <p className="mt-4 flex items-baseline gap-3" aria-live="polite">
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${dot}`} />
      {words}
    </p>
  );
}

interface TravelProps {
  readonly way: UsualWay;
  /** The sum from which delivery is free. */
  readonly freeFrom: number | null;
  readonly price: number;
  readonly currency: string;
  readonly locale: string;
  /** Where returns are explained, if anywhere. */
  readonly children?: ReactNode;
}

/** What the way costs, how it goes back, and when it is there. */
export function Travel({ way, freeFrom, price, currency, locale, children }: TravelProps) {
  return (
    <>
      {freeFrom !== null && (
        <p className="mt-1.5 pl-5">
          {price >= freeFrom
            ? "Delivered free"
            : `Delivered free from ${freeSum(freeFrom, { currency, locale })}`}
        </p>
      )}
      {children && <p className="mt-1.5 pl-5">{children}</p>}
      <p className="mt-1.5 pl-5">
        {/* The days are longer than their number: the room for two lines is kept from the beginning, and comes last. */}
        <Arrival way={way} locale={locale} className="block min-h-[2lh] sm:min-h-[1lh] lg:min-h-[2lh]" />
      </p>
    </>
  );
}
