import type { Metadata } from "next";
import { AddressBook } from "@/components/account/address-book";
import { FormNotice } from "@/components/account/form-notice";
import { addressesOf, MAX_ADDRESSES } from "@/lib/customers";
import { pageContext, requireCustomer } from "@/lib/web/page";
import { countryNames } from "../../../country-names";
import { personalFrame } from "../../../personal-frame";
import { formTold } from "../../form-told";

export const metadata: Metadata = { title: "Your addresses" };

export default async function Addresses() {
  const customer = await requireCustomer("/account/addresses");
  const [addresses, told, { market }] = await Promise.all([
    addressesOf(pageContext(), customer.id),
    formTold("/account/addresses"),
    personalFrame(),
  ]);
  const countries = countryNames([...new Set(addresses.map((one) => one.address_country))], market.locale);
  return (
    <>
      <h1 className="headline-large text-5">Your addresses</h1>
      {told.title && <FormNotice tone="bad" title={told.title} />}
      <AddressBook
        addresses={addresses}
        countries={Object.fromEntries(countries.map(({ code, name }) => [code, name]))}
        isFull={addresses.length >= MAX_ADDRESSES}
      />
    </>
  );
}
