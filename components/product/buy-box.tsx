"use client";

import type { ReactNode } from "react";
import { formatMoney } from "@/lib/kernel/money";
import type { ProductOption } from "@/lib/listing/contract";
import type { UsualWay } from "../shop/delivery";
import { buttonClass } from "../ui/button";
import { FormerPrice, Price } from "../ui/price";
import { Stock, Travel } from "./buy-facts";
import { useChosen } from "./chosen-variant";
import { type BuyableVariant, isReduced } from "./contract";
import { OptionPicker } from "./option-picker";
import type { PriceWords } from "./price-words";
import { TellMe } from "./tell-me";

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
  /** How it travels; null where nothing does. */
  readonly way: UsualWay | null;
  /** The prices of the variants and what their delivery costs, in words. */
  readonly words: PriceWords;
  /** How things go back, if the shop has a page about it. */
  readonly returns?: ReactNode;
}

/** Price, choice and the button, of the variant that is looked at. A plain form that the cart's island takes over. */
export function BuyBox(props: BuyBoxProps) {
  const { title, market, currency, locale, withTax, options, words } = props;
  const { variants, chosen } = useChosen();
  const money = { currency, locale, known: words.prices };
  const picture = (chosen.pictureId && props.pictures[chosen.pictureId]) || props.firstPicture;
  return (
    <>
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
        <div className="flex flex-wrap gap-x-2.5 text-2">
          <Price {...money} amount={chosen.price} />
          {isReduced(chosen) && <FormerPrice {...money} amount={chosen.compareAt!} />}
        </div>
        <p className="mt-1 text-small text-ink-3">
          {withTax ? "Tax included." : "Before tax."}
          {isReduced(chosen) && chosen.lowestPrior !== null && (
            <>
              {" "}
              Lowest price in the 30 days before: <Price {...money} amount={chosen.lowestPrior} />.
            </>
          )}
        </p>
        {options.length > 0 && (
          <div className="mt-7">
            <OptionPicker options={options} pictures={props.pictures} />
            <noscript>
              <PlainChoice variants={variants} currency={currency} locale={locale} />
            </noscript>
          </div>
        )}
        <button
          type="submit"
          hidden={!chosen.available}
          className={buttonClass("primary", "mt-7 w-full min-h-14 justify-between! [&[hidden]]:hidden")}
        >
          <span>Add to cart</span>
          <Price {...money} amount={chosen.price} />
        </button>
      </form>
      <Stock variant={chosen} locale={locale} way={props.way} />
      {chosen.available ? (
        chosen.requiresShipping &&
        props.way && (
          <Travel {...money} way={props.way} price={chosen.price} ways={words.ways}>
            {props.returns}
          </Travel>
        )
      ) : (
        <TellMe itemId={chosen.itemId} market={market} name={nameOf(title, chosen)} />
      )}
    </>
  );
}

/** "Market Tote, Ink": what is sold out is one of several. */
function nameOf(title: string, variant: BuyableVariant): string {
  return variant.title ? `${title}, ${variant.title}` : title;
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
