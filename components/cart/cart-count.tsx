"use client";

import { useCart } from "./use-cart";

/** The cart in the header of personal pages: the server knows how much is in it, and it follows what happens here. */
export function CartCount({ initial }: { readonly initial: number }) {
  const state = useCart();
  const count = state.cart ? state.count : initial;
  return (
    <a href="/cart" className="py-2 hover:underline underline-offset-8">
      Cart
      {count > 0 && (
        <span className="figures ml-1.5 text-accent">
          {count}
          <span className="sr-only">{count === 1 ? " thing" : " things"}</span>
        </span>
      )}
    </a>
  );
}
