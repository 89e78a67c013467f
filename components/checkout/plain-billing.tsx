import type { CheckoutView } from "@/lib/checkout/contract";
import { buttonClass } from "../ui/button";
import { AddressFields, type Country } from "./address-fields";
import type { FieldProblems } from "./field-problems";
import type { AddressValues } from "./form-values";

interface PlainBillingProps {
  readonly view: CheckoutView;
  readonly countries: readonly Country[];
  readonly country: string;
  readonly values: Partial<AddressValues>;
  readonly problems: FieldProblems;
}

/** The other address of an invoice, without script: forms of their own, since nothing could fold the fields away. */
export function PlainBilling({ view, countries, country, values, problems }: PlainBillingProps) {
  const door = `/api/v1/checkouts/${view.id}`;
  const isWrong = Object.keys(problems).some((field) => field.startsWith("billing."));
  return (
    <div className="mt-8 space-y-5 border-t border-line pt-6">
      <details open={isWrong || undefined}>
        <summary className="py-1">The invoice goes to another address</summary>
        <form action={door} method="post" className="mt-5 space-y-5">
          <AddressFields
            part="billing"
            ids="plain-billing"
            countries={countries}
            country={country}
            values={values}
            problems={problems}
          />
          <button type="submit" className={buttonClass("quiet")}>
            Save this address
          </button>
        </form>
      </details>
      {view.billing && (
        <form action={door} method="post">
          <input type="hidden" name="billing" value="" />
          <button type="submit" className={buttonClass("quiet")}>
            The invoice goes where the parcel goes
          </button>
        </form>
      )}
    </div>
  );
}
