import { buttonClass } from "../ui/button";

/** A checkout that was given up, or that nobody came back to. What was in the cart is still there. */
export function CheckoutEnded() {
  return (
    <>
      <h1 className="headline-large text-5">This checkout has ended.</h1>
      <p className="mt-4 max-w-[44ch] text-1 text-ink-2">
        Nothing was ordered and nothing was charged. What you chose is still in your cart.
      </p>
      <p className="mt-8">
        <a href="/cart" className={buttonClass("primary")}>
          Go to the cart
        </a>
      </p>
    </>
  );
}
