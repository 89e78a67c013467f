"use client";

import { useLayoutEffect, useRef } from "react";
import type { CartLineView, CartView } from "@/lib/cart/contract";
import { productAddress } from "../shop/addresses";
import { buttonClass } from "../ui/button";
import { FormerPrice, Price } from "../ui/price";
import { Thumb } from "../ui/thumb";
import { sayMessage } from "../words";
import { isDraft } from "./cart-changes";
import { removeLine, undoRemoval } from "./cart-store";
import { Quantity } from "./quantity";
import { useCart } from "./use-cart";

interface CartLinesProps {
  readonly cart: CartView;
  /** Where the market's pages begin. */
  readonly base: string;
  readonly size: "small" | "large";
}

export function CartLines({ cart, base, size }: CartLinesProps) {
  const { removed } = useCart();
  const list = useRef<HTMLUListElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  /** The button that was pressed goes with what it did: the focus is to stay here. */
  const isPressed = useRef(false);
  const wasOffered = useRef(false);

  useLayoutEffect(() => {
    // The shop may refuse to remove it: then the offer to undo goes by itself, under whoever was on it.
    const isLost = wasOffered.current && !removed && document.activeElement === document.body;
    if (isPressed.current) (removed ? undo : list).current?.focus();
    else if (isLost) list.current?.focus({ preventScroll: true });
    isPressed.current = false;
    wasOffered.current = removed !== null;
  }, [removed]);

  return (
    <>
      <ul ref={list} tabIndex={-1} className="divide-y divide-line outline-none">
        {cart.lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            cart={cart}
            base={base}
            size={size}
            onRemove={() => {
              isPressed.current = true;
              void removeLine(line);
            }}
          />
        ))}
      </ul>
      {removed && (
        <p className="flex items-baseline justify-between gap-4 border-t border-line py-4 text-ink-2">
          <span>{removed.title} was removed.</span>
          <button
            ref={undo}
            type="button"
            className={buttonClass("text", "py-1")}
            onClick={() => {
              isPressed.current = true;
              void undoRemoval();
            }}
          >
            Undo
          </button>
        </p>
      )}
    </>
  );
}

interface LineProps extends CartLinesProps {
  readonly line: CartLineView;
  readonly onRemove: () => void;
}

function Line({ line, cart, base, size, onRemove }: LineProps) {
  const money = { currency: cart.currency, locale: cart.locale };
  const notes = cart.messages.filter(
    (message) => message.target.kind === "line" && message.target.id === line.id,
  );
  const isUnmade = isDraft(line);
  const picture =
    size === "small"
      ? { width: 76, className: "shrink-0 h-24 w-19" }
      : { width: 96, wide: 128, className: "shrink-0 h-30 w-24 sm:h-40 sm:w-32" };
  return (
    <li className="flex gap-4 py-5 sm:gap-5">
      <Thumb src={line.picture} {...picture} isEager={size === "small"} />
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex justify-between gap-4">
          <p className="min-w-0 font-medium">
            {line.handle ? (
              <a href={productAddress(base, line.handle)} className="hover:underline underline-offset-4">
                {line.title}
              </a>
            ) : (
              line.title
            )}
          </p>
          <p className="shrink-0 text-right">
            {line.total < line.subtotal && <FormerPrice {...money} amount={line.subtotal} />}{" "}
            <Price {...money} amount={line.total} />
          </p>
        </div>
        {line.variant_title && <p className="text-small text-ink-3">{line.variant_title}</p>}
        {notes.map((note) => (
          <p
            key={note.code}
            className={`mt-1 text-small ${note.type === "error" ? "text-bad" : "text-warn"}`}
          >
            {sayMessage(note, cart)}
          </p>
        ))}
        <div className="mt-auto flex items-center justify-between gap-4 pt-2.5">
          <Quantity line={line} disabled={isUnmade} onRemove={onRemove} />
          <form
            action={`/api/v1/cart/lines/${line.id}`}
            method="post"
            onSubmit={(event) => {
              event.preventDefault();
              onRemove();
            }}
          >
            <button
              type="submit"
              name="quantity"
              value="0"
              disabled={isUnmade}
              className={buttonClass("text", "py-1 text-small text-ink-2")}
            >
              Remove<span className="sr-only"> {line.title}</span>
            </button>
          </form>
        </div>
      </div>
    </li>
  );
}
