"use client";

import { CheckoutForm, type CheckoutPageProps } from "./checkout-form";
import { Completing } from "./completing";
import { useCheckout } from "./use-checkout";

/** One calm page: what we need to know on one side, the order on the other, always. */
export function CheckoutPage(props: CheckoutPageProps) {
  const checkout = useCheckout(props.initial);
  if (checkout.view.phase === "completing")
    return <Completing view={checkout.view} attemptKey={props.attemptKey} />;
  return <CheckoutForm {...props} checkout={checkout} />;
}
