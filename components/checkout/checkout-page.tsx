"use client";

import type { CheckoutView } from "@/lib/checkout/contract";
import type { Country } from "./address-fields";
import { CheckoutForm } from "./checkout-form";
import { Completing } from "./completing";
import type { FieldProblems } from "./field-problems";
import { type CheckoutNotice, useCheckout } from "./use-checkout";

export interface CheckoutPageProps {
  readonly initial: CheckoutView;
  readonly countries: readonly Country[];
  /** Made with the page, for forms that are sent without script. */
  readonly attemptKey: string;
  /** What a form without script was told: shown, and its values typed in again. */
  readonly told: {
    readonly notice: CheckoutNotice | null;
    readonly problems: FieldProblems;
    readonly values: Readonly<Record<string, unknown>>;
  };
}

/** One calm page: what we need to know on one side, the order on the other, always. */
export function CheckoutPage(props: CheckoutPageProps) {
  const checkout = useCheckout(props.initial);
  if (checkout.view.phase === "completing")
    return <Completing view={checkout.view} attemptKey={props.attemptKey} />;
  return <CheckoutForm {...props} checkout={checkout} />;
}
