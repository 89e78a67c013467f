import type { CouponPreview, TriedQuote } from "@/lib/checkout/contract";
import { Amount } from "../parts/amount";

interface Row {
  readonly key: string;
  readonly label: string;
  readonly without: number | null;
  readonly with: number | null;
  readonly kind: "plain" | "total" | "included";
}

interface SumsProps {
  readonly preview: CouponPreview;
  /** Nothing is another sum with it: the table steps back. */
  readonly isQuiet: boolean;
}

/**
 * Every amount by name, without the coupon and with it, side by side. What one of them has not is a dash; where they are the
 * same, they stand once.
 */
export function PreviewSums({ preview, isQuiet }: SumsProps) {
  const rows = rowsOf(preview);
  const isSame = rows.every((row) => row.without === row.with);
  return (
    <table className="ledger mt-4">
      <caption className="sr-only">The cart without the coupon and with it</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Amount</span>
          </th>
          <th scope="col" className="figure">
            {isSame ? "With and without" : "Without"}
          </th>
          {!isSame && (
            <th scope="col" className="figure">
              With
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={toneOf(row, isQuiet)}>
            <th scope="row">{row.kind === "included" ? `of which ${row.label}` : row.label}</th>
            <td className="figure">
              <Amount amount={row.without} currency={preview.currency} />
            </td>
            {!isSame && (
              <td className="figure">
                <Amount amount={row.with} currency={preview.currency} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function toneOf(row: Row, isQuiet: boolean): string {
  if (row.kind === "included") return "ledger-sub text-ink-3";
  if (row.kind === "total") return "font-semibold";
  if (isQuiet) return "text-ink-3";
  return row.without === row.with ? "text-ink-2" : "";
}

/** The rows of both quotes, each once, in the order of the first that has them. */
function rowsOf({ without, with: withIt }: CouponPreview): Row[] {
  const [before, after] = [amountsOf(without), amountsOf(withIt)];
  const known = new Map([...before, ...after]);
  return [...known]
    .sort(([, a], [, b]) => a.place - b.place)
    .map(([key, { label, kind }]) => ({
      key,
      label,
      kind,
      without: before.get(key)?.amount ?? null,
      with: after.get(key)?.amount ?? null,
    }));
}

type Amounts = ReadonlyMap<
  string,
  { readonly label: string; readonly amount: number; readonly kind: Row["kind"]; readonly place: number }
>;

const order = ["subtotal", "discount", "fulfilment", "fulfilment_discount", "tax", "rounding", "total"];

/** An entry of several parts is told by its parts: each has a name of its own. */
function amountsOf(quote: TriedQuote): Amounts {
  const amounts = quote.totals.flatMap((entry) => {
    const parts = entry.lines?.length ? entry.lines : [{ label: entry.label, amount: entry.amount }];
    const kind = entry.type === "total" ? ("total" as const) : ("plain" as const);
    return parts.map((part) => ({
      key: `${entry.type} ${part.label}`,
      label: entry.type === "subtotal" ? "Goods" : part.label,
      amount: part.amount,
      kind,
      place: order.indexOf(entry.type),
    }));
  });
  const taxes = quote.includedTax.map((tax) => ({
    key: `included ${tax.label}`,
    label: tax.label,
    amount: tax.amount,
    kind: "included" as const,
    place: order.length,
  }));
  return new Map([...amounts, ...taxes].map(({ key, ...row }) => [key, row]));
}
