import type { Country } from "@/components/checkout/address-fields";

/** Countries by the names that readers of a locale know, in their order. Made on the server: browsers' names differ. */
export function countryNames(codes: readonly string[], locale: string): Country[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
