import { useEffect, useRef } from "react";
import type { CheckoutView } from "@/lib/checkout/contract";
import { arrivalWords } from "@/lib/shipping/words";
import { FormerPrice, Price } from "../ui/price";

/** How the order travels: each way with its time and price. */
export function DeliveryChoice({
  view,
  problem,
}: {
  readonly view: CheckoutView;
  readonly problem?: string;
}) {
  const money = { currency: view.currency, locale: view.locale };
  const ways = useRef<HTMLFieldSetElement>(null);
  const chosen = useRef(view.delivery_option);
  // The choice may be made by the shop too, when an address leaves only one. The field itself stays: it may have the
  // focus. What was pressed before the page woke is not touched.
  useEffect(() => {
    if (chosen.current === view.delivery_option) return;
    chosen.current = view.delivery_option;
    for (const radio of ways.current!.querySelectorAll("input"))
      radio.checked = radio.value === view.delivery_option;
  }, [view.delivery_option]);
  return (
    <fieldset ref={ways} aria-describedby={problem ? "delivery-problem" : undefined}>
      <legend className="sr-only">How should it travel?</legend>
      {view.delivery_options.length === 0 && (
        <p className="text-ink-2">
          {view.destination
            ? "Nothing goes to this address yet."
            : "Choose a country first: then the ways are shown."}
        </p>
      )}
      {view.delivery_options.map((option) => (
        <label
          key={option.id}
          className="flex cursor-pointer items-baseline gap-4 border-b border-line py-4 first-of-type:border-t"
        >
          <input
            type="radio"
            name="delivery_option"
            value={option.id}
            defaultChecked={option.id === view.delivery_option}
            className="size-4 translate-y-0.5 accent-(--accent)"
          />
          <span className="flex-1">
            <span className="block font-medium">{option.title}</span>
            {/* Server and browser may write the same day a little differently. */}
            <span className="block text-small text-ink-2" suppressHydrationWarning>
              {`With you ${arrivalWords(option.arrives, view.locale)}`}
            </span>
            <span className="block text-small text-ink-3">
              {[option.description, option.carrier].filter(Boolean).join(" · ")}
            </span>
          </span>
          <span className="shrink-0 text-right">
            {option.list_amount > option.amount && <FormerPrice {...money} amount={option.list_amount} />}{" "}
            {option.amount === 0 ? "Free" : <Price {...money} amount={option.amount} />}
          </span>
        </label>
      ))}
      {problem && (
        <p id="delivery-problem" className="mt-2 text-small text-bad">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
