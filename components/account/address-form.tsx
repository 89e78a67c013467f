"use client";

import { type FormEvent, useState } from "react";
import { AddressFields, type Country } from "../checkout/address-fields";
import type { FieldProblems } from "../checkout/field-problems";
import type { AddressPart } from "../checkout/form-values";
import { buttonClass } from "../ui/button";
import { PlainForm } from "../ui/plain-form";
import { wordsFor } from "../words";

interface AddressFormProps {
  readonly action: string;
  readonly countries: readonly Country[];
  readonly values: Readonly<Partial<Record<AddressPart, string | null>>>;
  readonly isDefault: boolean;
  readonly problems: FieldProblems;
}

/** A plain form; the only thing that needs script is that labels follow the country. */
export function AddressForm({ action, countries, values, isDefault, problems }: AddressFormProps) {
  const [country, setCountry] = useState(
    values.address_country ?? (countries.length === 1 ? countries[0]!.code : ""),
  );
  const follow = (event: FormEvent<HTMLFormElement>) => {
    const field = event.target as HTMLSelectElement;
    if (field.name === "address_country") setCountry(field.value);
  };
  return (
    <PlainForm
      action={action}
      method="post"
      onChange={follow}
      needed={wordsFor("address_incomplete")}
      className="mt-8 max-w-2xl space-y-6"
    >
      <AddressFields part="" countries={countries} country={country} values={values} problems={problems} />
      <label className="flex min-h-6 cursor-pointer items-center gap-3">
        <input
          type="checkbox"
          name="is_default"
          defaultChecked={isDefault}
          className="size-4 accent-(--accent)"
        />
        Use this address first
      </label>
      <div className="flex flex-wrap gap-4">
        <button type="submit" className={buttonClass("primary")}>
          Save
        </button>
        <a href="/account/addresses" className={buttonClass("quiet", "min-h-12")}>
          Cancel
        </a>
      </div>
    </PlainForm>
  );
}
