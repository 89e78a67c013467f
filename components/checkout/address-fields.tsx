import { Field, Select } from "../ui/field";
import { addressLabel } from "./address-labels";
import type { FieldProblems } from "./field-problems";
import type { AddressPart } from "./form-values";
import { postalKeys, regionsOf } from "./regions";

export interface Country {
  readonly code: string;
  readonly name: string;
}

interface AddressFieldsProps {
  /** What its fields' names begin with: `destination`, `billing`, or nothing for an address of its own. */
  readonly part: "destination" | "billing" | "";
  /** What its fields' ids begin with, where the same part stands twice in a page. */
  readonly ids?: string;
  readonly countries: readonly Country[];
  /** The country that is chosen now: labels and the region depend on it. */
  readonly country: string;
  readonly values: Readonly<Partial<Record<AddressPart, string | null>>>;
  readonly problems: FieldProblems;
}

/** An address in the order in which people write one, each field told to the browser's own memory by its name. */
export function AddressFields({
  part,
  ids = part || "address",
  countries,
  country,
  values,
  problems,
}: AddressFieldsProps) {
  const section = part === "" ? "" : part === "billing" ? "billing " : "shipping ";
  const nameOf = (field: AddressPart) => (part === "" ? field : `${part}.${field}`);
  const field = (name: AddressPart, complete: string) => ({
    id: `${ids}-${name}`,
    name: nameOf(name),
    label: addressLabel(name, country),
    autoComplete: `${section}${complete}`,
    problem: problems[nameOf(name)],
  });
  const regions = regionsOf[country];
  return (
    <div className="grid grid-cols-6 gap-x-4 gap-y-5">
      <div className="col-span-6">
        <Select
          {...field("address_country", "country")}
          defaultValue={values.address_country ?? (countries.length === 1 ? countries[0]?.code : "")}
        >
          <option value="" disabled>
            Choose a country
          </option>
          {countries.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </Select>
      </div>
      <div className="col-span-6 sm:col-span-3">
        <Field {...field("first_name", "given-name")} defaultValue={values.first_name ?? ""} />
      </div>
      <div className="col-span-6 sm:col-span-3">
        <Field {...field("last_name", "family-name")} defaultValue={values.last_name ?? ""} />
      </div>
      <div className="col-span-6">
        <Field {...field("company", "organization")} optional defaultValue={values.company ?? ""} />
      </div>
      <div className="col-span-6">
        <Field {...field("street_address", "address-line1")} defaultValue={values.street_address ?? ""} />
      </div>
      <div className="col-span-6">
        <Field
          {...field("extended_address", "address-line2")}
          optional
          defaultValue={values.extended_address ?? ""}
        />
      </div>
      <div className="col-span-3 sm:col-span-2">
        <Field
          {...field("postal_code", "postal-code")}
          inputMode={postalKeys(country)}
          optional={country === "IE"}
          defaultValue={values.postal_code ?? ""}
        />
      </div>
      <div className={regions ? "col-span-3 sm:col-span-2" : "col-span-3 sm:col-span-4"}>
        <Field
          {...field("address_locality", "address-level2")}
          defaultValue={values.address_locality ?? ""}
        />
      </div>
      {regions && (
        <div className="col-span-6 sm:col-span-2">
          <Select
            key={country}
            {...field("address_region", "address-level1")}
            defaultValue={
              values.address_region && regions[values.address_region] ? values.address_region : ""
            }
          >
            <option value="" disabled>
              Choose
            </option>
            {Object.entries(regions).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      )}
      {/* Nobody rings for an invoice. */}
      {part !== "billing" && (
        <div className="col-span-6">
          <Field
            {...field("phone", "tel")}
            type="tel"
            inputMode="tel"
            optional
            hint="For the carrier only, if something is unclear at the door."
            defaultValue={values.phone ?? ""}
          />
        </div>
      )}
    </div>
  );
}
