"use client";

import { Notice } from "../ui/notice";
import { sayRefusal } from "../words";
import { useCart } from "./use-cart";

/** Why the last change did not happen. Announced by the status beside the cart's button or on the cart's page. */
export function CartProblemNote({ className }: { readonly className?: string }) {
  const { problem } = useCart();
  if (!problem) return null;
  return <Notice tone="bad" title={sayRefusal(problem.code, problem.detail)} className={className} />;
}
