import type { CheckoutView } from "@/lib/checkout/contract";
import { buttonClass } from "../ui/button";
import { AddressFields, type Country } from "./address-fields";
import type { FieldProblems } from "./field-problems";

interface PlainBillingProps {
  readonly view: CheckoutView;
  readonly countries: readonly Country[];
  readonly problems: FieldProblems;
}

/** The other address of an invoice, without script: forms of their own, since nothing could fold the fields away. */
export function PlainBilling({ view, countries, problems }: PlainBillingProps) {
  const door = `/api/v1/checkouts/${view.id}`;
  const isWrong = Object.keys(problems).some((field) => field.startsWith("billing."));
  if (view.billing) {
    return (
      <form action={door} method="post" className="mt-8 border-t border-line pt-6">
        <input type="hidden" name="billing" value="" />
        <button type="submit" className={buttonClass("quiet")}>
          The invoice goes where the parcel goes
        </button>
      </form>
    );
  }
  return (
    <details open={isWrong || undefined} className="mt-8 border-t border-line pt-6">
      <summary className="py-1">The invoice goes to another address</summary>
      <form action={door} method="post" className="mt-5 space-y-5">
        <AddressFields part="billing" countries={countries} country="" values={{}} problems={problems} />
        <button type="submit" className={buttonClass("quiet")}>
          Save this address
        </button>
      </form>
    </details>
  );
}
