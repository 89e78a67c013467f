import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { addressOf } from "@/lib/customers";
import { pageContext, requireCustomer } from "@/lib/web/page";
import { AddressFormPage } from "../address-form-page";

export const metadata: Metadata = { title: "Edit an address" };

interface PageProps {
  readonly params: Promise<{ address: string }>;
}

export default async function EditAddress({ params }: PageProps) {
  const { address: id } = await params;
  const customer = await requireCustomer("/account/addresses");
  const address = await addressOf(pageContext(), customer.id, id);
  if (!address) notFound();
  return (
    <AddressFormPage
      title="Edit an address"
      here={`/account/addresses/${address.id}`}
      action={`/api/v1/account/addresses/${address.id}`}
      address={address}
    />
  );
}
