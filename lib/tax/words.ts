import { formatMoney } from "@/lib/kernel/money";

/** "Includes VAT 19% (€7.34)."; nothing without tax. Staff name the rates, so a name stands first and whole. */
export function includedTaxWords(
  taxes: readonly { readonly label: string; readonly amount: number }[],
  currency: string,
  locale: string,
): string | null {
  if (taxes.length === 0) return null;
  const named = taxes.map(({ label, amount }) => `${label} (${formatMoney({ amount, currency }, locale)})`);
  return `Includes ${named.join(" and ")}.`;
}
