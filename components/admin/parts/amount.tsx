import { money } from "../format";

/** Money in a column: aligned figures, a real minus, nothing for null. */
export function Amount({
  amount,
  currency,
  strong = false,
}: {
  readonly amount: number | null;
  readonly currency: string;
  readonly strong?: boolean;
}) {
  if (amount === null) return <span className="text-ink-3">–</span>;
  return (
    <span className={strong ? "font-semibold" : undefined}>{money(amount, currency).replace("-", "−")}</span>
  );
}
