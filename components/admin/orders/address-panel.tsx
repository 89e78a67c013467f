"use client";
import { useState } from "react";
import { addressLabel } from "@/components/checkout/address-labels";
import { postalKeys, regionsOf } from "@/components/checkout/regions";
import type { Address, AddressField } from "@/lib/kernel/address";
import type { DeskOrder } from "@/lib/views/contract";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { useDraft } from "../form/use-draft";
import { type Submit, useSubmit } from "../form/use-submit";
import { countryName } from "../format";
import { deliveryNow, fieldProblem, type Refusal } from "../refusal-words";
import { othersWords } from "../settings/setting-form";

/** What the form sends. */
export type AddressChange = Address & { readonly order_id: string; readonly version: number };

interface AddressProps {
  readonly order: Pick<DeskOrder, "id" | "label" | "version">;
  readonly address: Address;
  readonly change: Submit<AddressChange>;
}

/** Sends an order elsewhere, while nothing of it has left: the fields of the checkout, but the country. */
export function AddressPanel({ order, address, change }: AddressProps) {
  return (
    <Panel label="Change address" title={`Where ${order.label} goes`}>
      {(close) => <AddressForm order={order} address={address} change={change} close={close} />}
    </Panel>
  );
}

const optional: readonly AddressField[] = ["company", "extended_address", "phone"];

function AddressForm({ order, address, change, close }: AddressProps & { readonly close: () => void }) {
  const country = address.address_country;
  // Whoever was told that somebody changed it may send theirs all the same: what they typed, over what it is by now.
  const [told, setTold] = useState({ version: order.version, address });
  const now = told.version > order.version ? told : { version: order.version, address };
  const draft = useDraft(textsOf(now.address));
  const { send, pending, refusal } = useSubmit(change, {
    said: "Address changed",
    onDone: close,
    onRefused: ({ detail }) => {
      const delivery = deliveryNow(detail);
      if (typeof detail.version === "number" && delivery)
        setTold({ version: detail.version, address: delivery });
    },
  });
  const regions = regionsOf[country];
  const control = (name: AddressField) => ({
    ...draft.bind(name),
    className: "input",
    autoComplete: "off",
  });
  const line = (
    name: AddressField,
    more: { readonly maxLength: number; readonly inputMode?: "numeric" | "text" | "tel" },
  ) => (
    <Field
      id={name}
      label={`${addressLabel(name, country)}${optional.includes(name) ? " (if any)" : ""}`}
      problem={problemOf(refusal, name) ?? othersWords(draft.others(name))}
    >
      {(field) => <input {...field} {...control(name)} {...more} />}
    </Field>
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send({ ...draft.values, order_id: order.id, version: now.version });
      }}
    >
      {line("first_name", { maxLength: 80 })}
      {line("last_name", { maxLength: 80 })}
      {line("company", { maxLength: 120 })}
      {line("street_address", { maxLength: 200 })}
      {line("extended_address", { maxLength: 200 })}
      {line("postal_code", { maxLength: 20, inputMode: postalKeys(country) })}
      {line("address_locality", { maxLength: 120 })}
      {regions && (
        <Field
          id="address_region"
          label={addressLabel("address_region", country)}
          problem={problemOf(refusal, "address_region") ?? othersWords(draft.others("address_region"))}
        >
          {(field) => (
            <select {...field} {...control("address_region")}>
              <option value="">Choose</option>
              {Object.entries(regions).map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {line("phone", { maxLength: 30, inputMode: "tel" })}
      <p className="text-ink-3">
        It stays in {countryName(country)}: delivery and tax were worked out for that. The bill stays as it
        was, and the buyer gets no e-mail of this.
      </p>
      <RefusalNote refusal={refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending}>
        {pending ? "Changing…" : "Change address"}
      </Button>
    </form>
  );
}

/** An empty field is a text too: that a colleague has emptied one is worth a word. */
function textsOf(address: Address): Record<AddressField, string> {
  const texts = Object.entries(address).map(([name, value]) => [name, value ?? ""]);
  return Object.fromEntries(texts) as Record<AddressField, string>;
}

function problemOf(refusal: Refusal | null, name: AddressField): string | null {
  const { missing } = refusal?.detail ?? {};
  if (Array.isArray(missing) && missing.includes(name)) return "A parcel needs this.";
  return fieldProblem(refusal, name);
}
