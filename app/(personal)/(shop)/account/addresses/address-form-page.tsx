import "server-only";
import { AddressForm } from "@/components/account/address-form";
import { FormNotice } from "@/components/account/form-notice";
import { addressParts } from "@/components/checkout/form-values";
import type { AddressView } from "@/lib/customers";
import { countryNames } from "../../../country-names";
import { personalFrame } from "../../../personal-frame";
import { formTold } from "../../form-told";

interface AddressFormPageProps {
  readonly title: string;
  /** Its own address, where its door sends it back to. */
  readonly here: string;
  readonly action: string;
  readonly address: AddressView | null;
}

/** A new address and one that is edited: the same form, with what was typed in vain typed in again. */
export async function AddressFormPage({ title, here, action, address }: AddressFormPageProps) {
  const [told, { markets, market }] = await Promise.all([formTold(here), personalFrame()]);
  const served = markets.flatMap((one) => one.countries);
  const known = address && !served.includes(address.address_country) ? [address.address_country] : [];
  const typed = Object.fromEntries(addressParts.map((part) => [part, told.text(part) || null]));
  return (
    <>
      <h1 className="headline-large text-5">{title}</h1>
      {told.title && <FormNotice tone="bad" title={told.title} />}
      <AddressForm
        action={action}
        countries={countryNames([...new Set([...served, ...known])], market.locale)}
        values={told.title ? typed : (address ?? {})}
        isDefault={told.title ? told.text("is_default") === "on" : (address?.is_default ?? false)}
        problems={told.problems}
      />
    </>
  );
}
