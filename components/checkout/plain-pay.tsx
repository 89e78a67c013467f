import type { CheckoutView } from "@/lib/checkout/contract";
import { buttonClass } from "../ui/button";
import { Price } from "../ui/price";
import { sayMessage } from "../words";
import { addressLabel } from "./address-labels";
import type { AddressPart } from "./form-values";

/** The last step without script: shown once what is saved is enough. */
export function PlainPay({ view, attemptKey }: { readonly view: CheckoutView; readonly attemptKey: string }) {
  const missing = view.messages.filter((message) => message.type === "error");
  if (missing.length > 0) {
    return (
      <div className="mt-8 border-t border-line pt-6">
        <p className="font-medium">Before it can be paid:</p>
        <ul className="mt-2 list-disc pl-5 text-ink-2">
          {[...new Set(missing.map((message) => lackOf(message, view)))].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <form
      action={`/api/v1/checkouts/${view.id}/complete`}
      method="post"
      className="mt-8 border-t border-line pt-6"
    >
      {view.fingerprint && <input type="hidden" name="fingerprint" value={view.fingerprint} />}
      <input type="hidden" name="idempotency_key" value={attemptKey} />
      <p className="mb-4 text-ink-2">What you changed above counts once it is saved.</p>
      <button type="submit" className={buttonClass("primary", "w-full min-h-14 justify-between!")}>
        <span>{view.total === 0 ? "Place the order" : "Pay"}</span>
        <Price amount={view.total} currency={view.currency} locale={view.locale} />
      </button>
    </form>
  );
}

/** In words, with the field of an address named: here they do not stand beside it. */
function lackOf(message: CheckoutView["messages"][number], view: CheckoutView): string {
  const words = sayMessage(message, view);
  const { target } = message;
  if (message.code !== "address_incomplete" || !("field" in target)) return words;
  const country = (target.kind === "billing" ? view.billing : view.destination)?.address_country ?? "";
  return `${addressLabel(target.field as AddressPart, country)}: ${words}`;
}
