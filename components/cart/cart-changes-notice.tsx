"use client";

import type { CartView } from "@/lib/cart/contract";
import { buttonClass } from "../ui/button";
import { Notice } from "../ui/notice";
import { acknowledgeChanges } from "./cart-store";

/** That prices changed since the shopper last looked, and the way to take note of it. The lines say which. */
export function CartChanges({ cart, className }: { readonly cart: CartView; readonly className?: string }) {
  const changed = cart.messages.filter((message) => message.code === "price_changed").length;
  if (changed === 0) return null;
  return (
    <Notice
      tone="note"
      title={
        changed === 1
          ? "A price has changed since your last visit."
          : "Prices have changed since your last visit."
      }
      className={className}
    >
      <form
        action="/api/v1/cart/prices"
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          void acknowledgeChanges();
        }}
      >
        <button type="submit" className={buttonClass("text", "py-1")}>
          I have seen it
        </button>
      </form>
    </Notice>
  );
}
