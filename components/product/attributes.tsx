import type { ProductAttribute } from "@/lib/listing/contract";

/** What a thing is made of, how large it is, where it comes from: each answer written for its kind and its reader. */
export function Attributes({
  attributes,
  locale,
}: {
  readonly attributes: readonly ProductAttribute[];
  readonly locale: string;
}) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-6 gap-y-2">
      {attributes.map((one) => (
        <div key={one.code} className="contents">
          <dt className="text-ink-3">{one.name}</dt>
          <dd className="min-w-0">{inWords(one, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}

export function inWords({ kind, unit, value }: ProductAttribute, locale: string): string {
  if (kind === "yes_no") return value ? "Yes" : "No";
  if (kind === "country")
    return new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(String(value)) ?? "";
  if (kind === "number" && typeof value === "number") return measure(value, unit, locale);
  return String(value);
}

/** Millilitres become litres, and grams kilograms, once there are a thousand of them. */
const larger: Readonly<Record<string, string>> = { milliliter: "liter", gram: "kilogram" };

function measure(value: number, unit: string | null, locale: string): string {
  if (unit === null) return new Intl.NumberFormat(locale).format(value);
  const step = value >= 1_000 ? larger[unit] : undefined;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: step ?? unit,
    unitDisplay: step || unit in larger ? "short" : "long",
    maximumFractionDigits: 2,
  }).format(step ? value / 1_000 : value);
}
