"use client";

import { type FormEvent, useEffect, useRef } from "react";
import type { CartLineView } from "@/lib/cart/contract";
import { setQuantity } from "./cart-store";

interface QuantityProps {
  readonly line: CartLineView;
  readonly disabled?: boolean;
  /** Nought of it is none: it goes as by its button, and can be had back. */
  readonly onRemove: () => void;
}

/**
 * How many of a line: one less, a number, one more. Three forms of one field, so that each works without script too
 * (Return sends the number).
 */
export function Quantity({ line, disabled, onRemove }: QuantityProps) {
  const action = `/api/v1/cart/lines/${line.id}`;
  const field = useRef<HTMLInputElement>(null);
  const shown = useRef(line.quantity);

  // A new number from the shop takes the place of what was typed; the field stays, and whoever is in it.
  useEffect(() => {
    if (shown.current === line.quantity) return;
    shown.current = line.quantity;
    if (field.current) field.current.value = String(line.quantity);
  }, [line.quantity]);

  const become = (quantity: number) => {
    if (quantity === 0) onRemove();
    else if (Number.isInteger(quantity) && quantity > 0 && quantity <= 999 && quantity !== line.quantity)
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
  const less = Math.max(1, line.quantity - 1);
  const step =
    "flex size-10 items-center justify-center hover:bg-paper-2 aria-disabled:text-ink-3 disabled:text-ink-3";
  return (
    <fieldset
      aria-label={`Quantity of ${line.title}`}
      className="flex items-center rounded-sm border border-line-2"
    >
      <form {...form(() => less)}>
        <button
          type="submit"
          name="quantity"
          value={less}
          disabled={disabled}
          // Not `disabled`, which would take the focus from whoever has just pressed it.
          aria-disabled={line.quantity <= 1}
          className={step}
        >
          <span aria-hidden>−</span>
          <span className="sr-only">One less</span>
        </button>
      </form>
      <form {...form((event) => Number(new FormData(event.currentTarget).get("quantity")))}>
        <input
          ref={field}
          name="quantity"
          type="text"
          inputMode="numeric"
          pattern="[0-9]{1,3}"
          required
          defaultValue={line.quantity}
          disabled={disabled}
          aria-label="Quantity"
          className="figures h-10 w-10 bg-transparent text-center"
          onBlur={(event) => {
            const typed = Number(event.target.value);
            if (event.target.value.trim() === "" || !Number.isInteger(typed))
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
