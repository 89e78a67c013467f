import { decimalsOf } from "../money/currencies";

/** An amount as people of a language write it: "$12.34", "12,34 €", "￥500". */
export function money(amount: number, currency: string, locale: string | null): string {
  const decimals = decimalsOf(currency);
  const value = amount / 10 ** decimals;
  // ISK and UGX are counted in hundredths by Stripe and written without them by everybody.
  const whole = decimals === 2 && (currency === "isk" || currency === "ugx");
  const digits = whole ? 0 : decimals;
  const language = locale === null || locale === "auto" ? "en" : locale;
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}
