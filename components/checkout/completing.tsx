import type { CheckoutView } from "@/lib/checkout/contract";
import { buttonClass } from "../ui/button";
import { OrderSummary } from "./order-summary";

interface CompletingProps {
  readonly view: CheckoutView;
  /** For the form that tries again. */
  readonly attemptKey: string;
}

/**
 * An order that waits to be paid: on to the payment page, or back to change it. Plain forms, since whoever comes back
 * from elsewhere should meet nothing that has to load first.
 */
export function Completing({ view, attemptKey }: CompletingProps) {
  const door = `/api/v1/checkouts/${view.id}`;
  const payment = view.pending_action;
  return (
    <div className="grid gap-x-14 gap-y-10 lg:grid-cols-12">
      <div className="lg:col-span-6">
        <h1 className="headline-large text-5">
          {payment ? "Not paid yet." : "The payment page did not answer."}
        </h1>
        <p className="mt-4 max-w-[44ch] text-1 text-ink-2">
          {payment
            ? "The order is kept for you a while. Go on to the payment page, or take it back and change it."
            : "Nothing was charged, and the order is kept for you. Try again in a moment, or take it back and change it."}
        </p>
        <div className="mt-8 flex flex-wrap gap-4">
          {payment ? (
            <a href={payment.url} className={buttonClass("primary")}>
              Continue to payment
            </a>
          ) : (
            <form action={`${door}/complete`} method="post">
              {view.fingerprint && <input type="hidden" name="fingerprint" value={view.fingerprint} />}
              <input type="hidden" name="idempotency_key" value={attemptKey} />
              <button type="submit" className={buttonClass("primary")}>
                Try again
              </button>
            </form>
          )}
          <form action={`${door}/reopen`} method="post">
            <button type="submit" className={buttonClass("quiet", "min-h-12")}>
              Change the order
            </button>
          </form>
        </div>
      </div>
      <section aria-labelledby="order" className="lg:col-span-5 lg:col-start-8">
        <h2 id="order" className="mb-4 text-small font-medium">
          Your order
        </h2>
        <OrderSummary view={view} />
      </section>
    </div>
  );
}
