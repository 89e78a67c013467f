import { moneyParts } from "@/lib/kernel/money";

export interface PriceProps {
  readonly amount: number;
  readonly currency: string;
  readonly locale: string;
  readonly className?: string;
}

/** A typeset amount: the currency smaller and raised, figures aligned. Read aloud it is one plain price. */
export function Price({ amount, currency, locale, className = "" }: PriceProps) {
  const parts = moneyParts({ amount, currency }, locale);
  const at = parts.findIndex((part) => part.type === "currency");
  const text = (some: typeof parts) => some.map((part) => part.value).join("");
  return (
    <span className={`figures whitespace-nowrap ${className}`} suppressHydrationWarning>
      {text(parts.slice(0, at))}
      <span className="align-[0.14em] text-[0.78em]">{parts[at]?.value}</span>
      {text(parts.slice(at + 1))}
    </span>
  );
}

/** An amount that is no longer asked, struck and quiet. */
export function FormerPrice(props: PriceProps) {
  return (
    <s className="text-ink-3 decoration-1">
      <span className="sr-only">Before: </span>
      <Price {...props} />
    </s>
  );
}
