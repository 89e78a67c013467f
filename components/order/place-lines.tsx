import type { ReactNode } from "react";
import { type Address, townLine } from "@/lib/kernel/address";

interface PlaceLinesProps {
  readonly title: string;
  readonly address: Omit<Address, "phone">;
  /** Countries' names by code. */
  readonly countries: Readonly<Record<string, string>>;
  readonly children?: ReactNode;
}

/** An address as it is written on a parcel. */
export function PlaceLines({ title, address, countries, children }: PlaceLinesProps) {
  return (
    <section>
      <h2 className="headline mb-3 text-2">{title}</h2>
      <address className="text-ink-2 not-italic">
        {addressLines(address, countries).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      {children}
    </section>
  );
}

export function addressLines(
  address: Omit<Address, "phone">,
  countries: Readonly<Record<string, string>>,
): string[] {
  const name = [address.first_name, address.last_name].filter(Boolean).join(" ");
  return [
    name,
    address.company,
    address.street_address,
    address.extended_address,
    townLine(address),
    countries[address.address_country] ?? address.address_country,
  ].filter((line): line is string => !!line);
}
