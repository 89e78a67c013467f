import type { Metadata } from "next";
import { requireCustomer } from "@/lib/web/page";
import { AddressFormPage } from "../address-form-page";

export const metadata: Metadata = { title: "Add an address" };

export default async function NewAddress() {
  await requireCustomer("/account/addresses/new");
  return (
    <AddressFormPage
      title="Add an address"
      here="/account/addresses/new"
      action="/api/v1/account/addresses"
      address={null}
    />
  );
}
