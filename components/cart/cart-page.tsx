"use client";

import { type ReactNode, useEffect } from "react";
import type { CartView } from "@/lib/cart/contract";
import { Arrival } from "../shop/arrival";
import type { UsualWay } from "../shop/delivery";
import { buttonClass } from "../ui/button";
import { CartChanges } from "./cart-changes-notice";
import { CartCodes } from "./cart-codes";
import { CartLines } from "./cart-lines";
import { CartNews } from "./cart-news";
import { CartProblemNote } from "./cart-problem-note";
import { takeCart } from "./cart-store";
import { CartTotals } from "./cart-totals";
import { FreeDelivery, type FreeFrom } from "./free-delivery";
import { useCart } from "./use-cart";

interface CartPageProps {
  /** The cart as the server knew it: shown before script, and where there is none. */
  readonly initial: CartView;
  readonly base: string;
  readonly home: string;
  /** The delivery that is free from a sum on; null when none is. */
  readonly free: FreeFrom | null;
  readonly way: UsualWay | null;
  /** What is drawn where nothing is in it. */
  readonly drawing: ReactNode;
}

export function CartPage({ initial, base, home, free, way, drawing }: CartPageProps) {
  const state = useCart();
  const cart = state.cart ?? initial;

  useEffect(() => {
    takeCart(initial);
    // A page taken out of the browser's drawer may show yesterday's cart.
    const restored = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("pageshow", restored);
    return () => window.removeEventListener("pageshow", restored);
  }, [initial]);

  if (cart.lines.length === 0 && !state.removed) return <Empty home={home} drawing={drawing} />;
  const blocked = cart.messages.some((message) => message.type === "error");
  return (
    <div className="mt-4 grid gap-x-14 gap-y-10 lg:mt-8 lg:grid-cols-12">
      <CartNews />
      <section aria-label="What is in it" className="lg:col-span-7">
        <CartProblemNote className="mb-4" />
        <CartChanges cart={cart} className="mb-4" />
        <div className="border-y border-line">
          <CartLines cart={cart} base={base} size="large" />
        </div>
      </section>
      <section aria-label="What it comes to" className="lg:col-span-5 lg:col-start-8">
        <div className="space-y-6 lg:sticky lg:top-8 lg:border-t lg:border-line lg:pt-5">
          <FreeDelivery cart={cart} free={free} />
          <CartTotals cart={cart} busy={state.busy} />
          {way && cart.requires_shipping && (
            <p>
              <Arrival way={way} locale={cart.locale} />
            </p>
          )}
          <CartCodes cart={cart} />
          <form action="/api/v1/checkouts" method="post">
            <input type="hidden" name="country" value="home" />
            <button
              type="submit"
              disabled={cart.lines.length === 0 || state.busy}
              className={buttonClass("primary", "w-full min-h-14")}
            >
              Go to checkout
            </button>
          </form>
          {blocked && (
            <p className="text-small text-ink-2">
              Something in the cart cannot be had as it is. You can go on, and change it before you pay.
            </p>
          )}
        </div>
      </section>
    </div>
  );
}

function Empty({ home, drawing }: Pick<CartPageProps, "home" | "drawing">) {
  return (
    <div className="pt-8 pb-12 lg:pt-10 lg:pb-20">
      {drawing}
      <p className="mt-6 text-1 text-ink-2">
        Nothing in it yet. What you choose waits here until you come back.
      </p>
      <a href={home} className={buttonClass("primary", "mt-6")}>
        Look around
      </a>
    </div>
  );
}
