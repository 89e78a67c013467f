"use client";

import { sayRefusal } from "../words";
import { useCart } from "./use-cart";

/**
 * Says what became of a change to those who listen. It stands on the page and in the drawer: while a modal dialog is
 * open, whatever is outside is silent.
 */
export function CartNews() {
  const { news, problem } = useCart();
  return (
    <p role="status" className="sr-only">
      {problem ? sayRefusal(problem.code, problem.detail) : news}
    </p>
  );
}
