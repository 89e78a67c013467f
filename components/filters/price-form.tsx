import { decimalString, formatMoney } from "@/lib/kernel/money";
import { filterEntries } from "@/lib/listing/contract";
import { buttonClass } from "../ui/button";
import type { ListState } from "./list-address";

interface PriceFormProps {
  readonly list: ListState;
  readonly locale: string;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** From and to, in the market's currency: a plain form that carries everything else of the address along. */
export function PriceForm({ list, locale, lowest, highest }: PriceFormProps) {
  const { filters, currency } = list;
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  const carried = [...list.asked, ...filterEntries({ ...filters, min: null, max: null }, currency)];
  const written = (amount: number | null) =>
    amount === null ? "" : decimalString({ amount, currency }).replace(/\.0+$/, "");
  return (
    <form action={list.path} method="get" className="lg:w-64">
      {carried.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {lowest !== null && highest !== null && (
        <p className="text-small text-ink-3">
          {lowest === highest
            ? `Everything is ${money(lowest)}.`
            : `From ${money(lowest)} to ${money(highest)}.`}
        </p>
      )}
      <div className="mt-3 flex items-end gap-3">
        {(["min", "max"] as const).map((name) => (
          <label key={name} className="block min-w-0 flex-1 text-small">
            {name === "min" ? "From" : "To"}
            <input
              // The address may change while the form stands.
              key={written(filters[name])}
              name={name}
              inputMode="decimal"
              autoComplete="off"
              maxLength={12}
              defaultValue={written(filters[name])}
              className="mt-1 min-h-11 w-full rounded-sm border border-line-2 bg-paper px-2.5 text-base hover:border-ink"
            />
          </label>
        ))}
        <button type="submit" className={buttonClass("quiet")}>
          Set
        </button>
      </div>
    </form>
  );
}
