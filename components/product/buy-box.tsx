"use client";

import { formatMoney } from "@/lib/kernel/money";
import type { ProductOption } from "@/lib/listing/contract";
import { buttonClass } from "../ui/button";
import { FormerPrice, Price } from "../ui/price";
import { useChosen } from "./chosen-variant";
import type { BuyableVariant } from "./contract";
import { OptionPicker } from "./option-picker";

interface BuyBoxProps {
  readonly title: string;
  readonly market: string;
  readonly currency: string;
  readonly locale: string;
  readonly withTax: boolean;
  readonly options: readonly ProductOption[];
  /** Addresses of pictures by their id, for the cart's small picture. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly firstPicture: string | null;
}

/** Price, choice and the button, of the variant that is looked at. A plain form that the cart's island takes over. */
export function BuyBox(props: BuyBoxProps) {
  const { title, market, currency, locale, withTax, options } = props;
  const { variants, chosen } = useChosen();
  const money = { currency, locale };
  const picture = (chosen.pictureId && props.pictures[chosen.pictureId]) || props.firstPicture;
  return (
    <form
      action="/api/v1/cart/lines"
      method="post"
      data-title={title}
      data-variant={chosen.title}
      data-picture={picture ?? ""}
      data-amount={chosen.price}
    >
      <input type="hidden" name="market" value={market} />
      <input type="hidden" name="item_id" value={chosen.itemId} />
      <div className="text-2">
        <Price {...money} amount={chosen.price} />{" "}
        {isReduced(chosen) && <FormerPrice {...money} amount={chosen.compareAt!} />}
      </div>
      <p className="mt-1 text-small text-ink-3">
        {withTax ? "Tax included." : "Before tax."}
        {isReduced(chosen) && chosen.lowestPrior !== null && (
          <>
            {" "}
            Lowest price in the 30 days before:{" "}
            {formatMoney({ amount: chosen.lowestPrior, currency }, locale)}.
          </>
        )}
      </p>
      {options.length > 0 && (
        <div className="mt-7">
          <OptionPicker options={options} />
          <noscript>
            <PlainChoice variants={variants} currency={currency} locale={locale} />
          </noscript>
        </div>
      )}
      <button
        type="submit"
        disabled={!chosen.available}
        className={buttonClass("primary", "mt-7 w-full min-h-14 justify-between!")}
      >
        <span>{chosen.available ? "Add to cart" : "Sold out"}</span>
        <Price {...money} amount={chosen.price} />
      </button>
      <Stock variant={chosen} />
    </form>
  );
}

function isReduced(variant: BuyableVariant): boolean {
  return variant.compareAt !== null && variant.compareAt > variant.price;
}

/** What is said of stock: a number only when it is small enough to matter. */
function Stock({ variant }: { readonly variant: BuyableVariant }) {
  const [dot, words] = !variant.available
    ? ["border border-line-2", "Sold out at the moment."]
    : variant.left !== null && variant.left <= 5
      ? ["bg-warn", variant.left === 1 ? "Only 1 is left." : `Only ${variant.left} are left.`]
      : ["bg-good", "In stock."];
  return (
    <p className="mt-4 flex items-baseline gap-3" aria-live="polite">
      <span aria-hidden className={`size-2 rounded-full ${dot}`} />
      {words}
    </p>
  );
}

/** Without script the combinations are a list, since nothing could put one together. */
function PlainChoice({
  variants,
  currency,
  locale,
}: {
  variants: readonly BuyableVariant[];
  currency: string;
  locale: string;
}) {
  return (
    <label className="block">
      <span className="mb-2 block font-medium">Choose</span>
      <select name="item_id" className="min-h-12 w-full rounded-sm border border-line-2 bg-paper px-3">
        {variants.map((variant) => (
          <option key={variant.id} value={variant.itemId} disabled={!variant.available}>
            {`${variant.title}, ${formatMoney({ amount: variant.price, currency }, locale)}${variant.available ? "" : ", sold out"}`}
          </option>
        ))}
      </select>
    </label>
  );
}
