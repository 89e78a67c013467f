"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { type Answer, call } from "../api";
import { productAddress } from "../shop/addresses";
import { buttonClass } from "../ui/button";
import { holdPage } from "../ui/hold-page";
import { Notice } from "../ui/notice";
import { FormerPrice, Price } from "../ui/price";
import { Thumb } from "../ui/thumb";
import { sayRefusal } from "../words";
import { Stock } from "./buy-facts";
import { firstChoice } from "./choice";
import { type Chosen, ChosenContext } from "./chosen-variant";
import { type BuyableVariant, isReduced, type ProductAnswer } from "./contract";
import { OptionPicker } from "./option-picker";
import { TellMe } from "./tell-me";

interface QuickChoiceProps {
  readonly handle: string;
  /** What the card called it: what is chosen is told before anything has come. */
  readonly title: string;
  /** What is chosen to begin with. */
  readonly itemId?: string;
  readonly market: string;
  readonly base: string;
  readonly onClose: () => void;
}

/** The choice of a product, over the list it stands in: a native dialog, so that focus and Escape are the browser's. */
export default function QuickChoice({ handle, title, itemId, market, base, onClose }: QuickChoiceProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [answer, setAnswer] = useState<Answer<ProductAnswer> | null>(null);

  useEffect(() => {
    dialog.current?.showModal();
    holdPage();
    void call<ProductAnswer>("GET", `/api/v1/products/${handle}?market=${market}`).then(setAnswer);
  }, [handle, market]);
  // It goes from the page when it closes.
  useEffect(() => holdPage, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the sheet closes it, as Escape does by itself
    <dialog
      ref={dialog}
      aria-labelledby="choice-title"
      className="rising"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      // The form that adds is taken over by the cart, which opens itself; the other one answers in place.
      onSubmit={(event) => event.defaultPrevented || dialog.current?.close()}
    >
      <div className="p-5 sm:p-7">
        <div className="mb-5 flex items-baseline justify-between gap-6">
          <h2 id="choice-title" className="headline min-w-0 text-3">
            {answer?.ok ? answer.value.title : title}
          </h2>
          <button
            type="button"
            className={buttonClass("text", "py-1")}
            onClick={() => dialog.current?.close()}
          >
            Close
          </button>
        </div>
        {answer === null && <Waiting />}
        {answer?.ok === false && (
          <div role="alert">
            <Notice tone="bad" title={sayRefusal(answer.code, answer.detail)} />
          </div>
        )}
        {answer?.ok && <Choice product={answer.value} itemId={itemId} market={market} />}
        <p className="mt-4 text-center">
          <a href={productAddress(base, handle)} className={buttonClass("text", "py-1 text-small")}>
            See everything about it
          </a>
        </p>
      </div>
    </dialog>
  );
}

interface ChoiceProps extends Pick<QuickChoiceProps, "itemId" | "market"> {
  readonly product: ProductAnswer;
}

function Choice({ product, itemId, market }: ChoiceProps) {
  const variants = useMemo(() => product.variants.map(buyable), [product]);
  const [chosen, choose] = useState(
    () => variants.find((variant) => variant.itemId === itemId) ?? firstChoice(variants),
  );
  const value: Chosen = { variants, chosen, choose };
  const options = product.options;
  const pictures = Object.fromEntries(product.pictures.map(({ id, url }) => [id, url]));
  const money = { currency: product.currency, locale: document.documentElement.lang };
  const picture =
    product.pictures.find(({ id }) => id === chosen.pictureId)?.url ?? product.pictures[0]?.url ?? null;
  return (
    <ChosenContext value={value}>
      <form
        action="/api/v1/cart/lines"
        method="post"
        data-title={product.title}
        data-variant={chosen.title}
        data-picture={picture ?? ""}
        data-amount={chosen.price}
      >
        <input type="hidden" name="market" value={market} />
        <input type="hidden" name="item_id" value={chosen.itemId} />
        <div className="mb-6 flex items-end gap-5">
          <Thumb src={picture} width={96} className="h-30 w-24 shrink-0" />
          <p className="flex flex-wrap gap-x-2.5 text-2">
            <Price {...money} amount={chosen.price} />
            {isReduced(chosen) && <FormerPrice {...money} amount={chosen.compareAt!} />}
            {isReduced(chosen) && chosen.lowestPrior !== null && (
              <span className="basis-full text-small text-ink-3">
                Prior 30-day low
                {chosen.lowestPrior !== chosen.compareAt && (
                  <>
                    {" "}
                    <Price {...money} amount={chosen.lowestPrior} />
                  </>
                )}
              </span>
            )}
          </p>
        </div>
        <OptionPicker options={options} pictures={pictures} />
        <button
          type="submit"
          hidden={!chosen.available}
          className={buttonClass("primary", "mt-7 w-full min-h-14 justify-between! [&[hidden]]:hidden")}
        >
          <span>Add to cart</span>
          <Price {...money} amount={chosen.price} />
        </button>
      </form>
      <Stock variant={chosen} locale={money.locale} />
      {!chosen.available && (
        <TellMe itemId={chosen.itemId} market={market} name={`${product.title}, ${chosen.title}`} />
      )}
    </ChosenContext>
  );
}

function buyable(variant: ProductAnswer["variants"][number]): BuyableVariant {
  return {
    id: variant.item_id,
    itemId: variant.item_id,
    title: variant.title,
    valueIds: variant.value_ids,
    price: variant.amount,
    compareAt: variant.compare_at_amount,
    lowestPrior: variant.lowest_prior_amount,
    available: variant.available,
    left: variant.left,
    pictureId: variant.picture_id,
    requiresShipping: variant.requires_shipping,
  };
}

/** In the shape of what comes, and only when it takes a while. */
function Waiting() {
  return (
    <div className="skeleton" aria-hidden>
      <div className="mb-6 h-30 w-24 bg-paper-2" />
      <div className="h-11 w-2/3 bg-paper-2" />
      <div className="mt-7 h-14 bg-paper-2" />
    </div>
  );
}
