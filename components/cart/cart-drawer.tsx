"use client";

import { useEffect, useRef } from "react";
import { Arrival } from "../shop/arrival";
import type { UsualWay } from "../shop/delivery";
import { buttonClass } from "../ui/button";
import { holdPage } from "../ui/hold-page";
import { Thumb } from "../ui/thumb";
import type { AddedThing } from "./cart-changes";
import { CartChanges } from "./cart-changes-notice";
import { CartLines } from "./cart-lines";
import { CartNews } from "./cart-news";
import { CartProblemNote } from "./cart-problem-note";
import { CartTotals } from "./cart-totals";
import { FreeDelivery, type FreeFrom } from "./free-delivery";
import { useCart } from "./use-cart";

interface CartDrawerProps {
  /** What was never opened is not rendered; what was closed stays while it slides away. */
  readonly state: "never" | "open" | "closed";
  readonly base: string;
  readonly free: FreeFrom | null;
  readonly way: UsualWay | null;
  readonly onClose: () => void;
}

/** The cart beside the page: a native dialog, so that focus stays inside, Escape closes and focus goes back. */
export function CartDrawer({ state, base, free, way, onClose }: CartDrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { cart, count, coming, busy, problem } = useCart();

  useEffect(() => {
    const element = dialog.current;
    if (state === "open" && !element?.open) element?.showModal();
    if (state !== "open" && element?.open) element.close();
    holdPage();
  }, [state]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the drawer closes it, as Escape does by itself
    <dialog
      ref={dialog}
      aria-labelledby="cart-title"
      className="drawer"
      // Told before the focus goes back, so that the key that comes next finds it closed.
      onCancel={onClose}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <CartNews />
      {state !== "never" && (
        <div className="flex h-full flex-col px-5 sm:px-8">
          <div className="flex items-center justify-between border-b border-line py-5">
            <h2 id="cart-title" className="headline text-3">
              Cart
              {count > 0 && (
                <span className="sr-only">
                  , {count} {count === 1 ? "thing" : "things"}
                </span>
              )}
            </h2>
            <button type="button" className={buttonClass("text", "py-2")} onClick={onClose}>
              Close
            </button>
          </div>
          <div className="-mx-5 flex-1 overflow-y-auto px-5 sm:-mx-8 sm:px-8">
            {problem && <CartProblemNote className="mt-5" />}
            {cart ? (
              <>
                <CartChanges cart={cart} className="mt-5" />
                <CartLines cart={cart} base={base} size="small" />
              </>
            ) : (
              !problem && (coming.length > 0 ? <Coming things={coming} /> : <Waiting />)
            )}
            {cart?.lines.length === 0 && <Empty onClose={onClose} />}
          </div>
          {cart && cart.lines.length > 0 && (
            <div className="border-t border-line py-5">
              <FreeDelivery cart={cart} free={free} />
              <div className="mt-4">
                <CartTotals cart={cart} busy={busy} />
              </div>
              {way && cart.requires_shipping && (
                <p className="mt-2 text-small">
                  <Arrival way={way} locale={cart.locale} />
                </p>
              )}
              <form action="/api/v1/checkouts" method="post" className="mt-4">
                <input type="hidden" name="country" value="home" />
                <button type="submit" disabled={busy} className={buttonClass("primary", "w-full")}>
                  Go to checkout
                </button>
              </form>
              <p className="mt-3 text-center">
                <a href="/cart" className={buttonClass("text", "py-1")}>
                  See the whole cart
                </a>
              </p>
            </div>
          )}
        </div>
      )}
    </dialog>
  );
}

function Empty({ onClose }: { readonly onClose: () => void }) {
  return (
    <div className="py-16 text-center">
      <p className="headline text-3">Nothing in it yet.</p>
      <p className="mt-2 text-ink-2">What you choose waits here until you come back.</p>
      <button type="button" className={buttonClass("quiet", "mt-6")} onClick={onClose}>
        Look around
      </button>
    </div>
  );
}

/** What was chosen, before the shop has said what else lies in the cart. */
function Coming({ things }: { readonly things: readonly AddedThing[] }) {
  return (
    <ul className="divide-y divide-line">
      {things.map(({ itemId, title, variantTitle, picture }) => (
        <li key={itemId} className="flex gap-4 py-5">
          <Thumb src={picture} width={76} className="h-24 w-19 shrink-0" />
          <p className="min-w-0">
            <span className="font-medium">{title}</span>
            {variantTitle && <span className="block text-small text-ink-3">{variantTitle}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** In the shape of what comes, and only when it takes a while. */
function Waiting() {
  return (
    <div className="skeleton py-6" aria-hidden>
      {[1, 2].map((row) => (
        <div key={row} className="flex gap-4 py-4">
          <div className="h-24 w-19 bg-paper-2" />
          <div className="flex-1 space-y-3 py-1">
            <div className="h-4 w-2/3 bg-paper-2" />
            <div className="h-4 w-1/3 bg-paper-2" />
          </div>
        </div>
      ))}
    </div>
  );
}
