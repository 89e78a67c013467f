"use client";

import type { FormEvent } from "react";
import type { CartLineView } from "@/lib/cart/contract";
import { setQuantity } from "./cart-store";

/**
 * How many of a line: one less, a number, one more. Three forms of one field, so that each works without script too
 * (Return sends the number).
 */
export function Quantity({ line, disabled }: { readonly line: CartLineView; readonly disabled?: boolean }) {
  const action = `/api/v1/cart/lines/${line.id}`;
  const become = (quantity: number) => {
    if (Number.isInteger(quantity) && quantity >= 0 && quantity <= 999 && quantity !== line.quantity)
      void setQuantity(line, quantity);
  };
  const form = (quantity: (event: FormEvent<HTMLFormElement>) => number) => ({
    action,
    method: "post",
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      become(quantity(event));
    },
  });
  const step = "flex size-10 items-center justify-center hover:bg-paper-2 disabled:text-ink-3";
  return (
    <fieldset
      aria-label={`Quantity of ${line.title}`}
      className="flex items-center rounded-sm border border-line-2"
    >
      <form {...form(() => line.quantity - 1)}>
        <button
          type="submit"
          name="quantity"
          value={line.quantity - 1}
          disabled={disabled || line.quantity <= 1}
          className={step}
        >
          <span aria-hidden>−</span>
          <span className="sr-only">One less</span>
        </button>
      </form>
      <form {...form((event) => Number(new FormData(event.currentTarget).get("quantity")))}>
        <input
          // A new number from the shop is a new field; while it is typed in, it is the shopper's.
          key={line.quantity}
          name="quantity"
          type="text"
          inputMode="numeric"
          pattern="[0-9]{1,3}"
          defaultValue={line.quantity}
          disabled={disabled}
          aria-label="Quantity"
          className="figures h-10 w-10 bg-transparent text-center"
          onBlur={(event) => {
            const typed = Number(event.target.value);
            if (event.target.value === "" || !Number.isInteger(typed))
              event.target.value = String(line.quantity);
            else become(typed);
          }}
        />
      </form>
      <form {...form(() => line.quantity + 1)}>
        <button type="submit" name="quantity" value={line.quantity + 1} disabled={disabled} className={step}>
          <span aria-hidden>+</span>
          <span className="sr-only">One more</span>
        </button>
      </form>
    </fieldset>
  );
}
