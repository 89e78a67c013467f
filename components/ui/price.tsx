import { moneyParts } from "@/lib/kernel/money";

interface Amount {
  readonly amount: number;
  readonly currency: string;
  readonly locale: string;
}

/** An amount in words: the currency's sign, and what stands before and after it. */
export interface PriceParts {
  readonly before: string;
  readonly sign: string;
  readonly after: string;
}

export interface PriceProps extends Amount {
  /** Amounts of the page that are words already, by their minor units. */
  readonly known?: Readonly<Record<number, PriceParts>>;
  readonly className?: string;
}

/** A typeset amount: the currency smaller and raised, figures aligned. Read aloud it is one plain price. */
export function Price({ known, className = "", ...money }: PriceProps) {
  const { before, sign, after } = known?.[money.amount] ?? typeset(money);
  return (
    <span className={`figures whitespace-nowrap ${className}`} suppressHydrationWarning>
      {before}
      <span className="align-[0.14em] text-[0.78em]">{sign}</span>
      {after}
    </span>
  );
}

export function typeset({ amount, currency, locale }: Amount): PriceParts {
  const parts = moneyParts({ amount, currency }, locale);
  const at = parts.findIndex((part) => part.type === "currency");
  const text = (some: typeof parts) => some.map((part) => part.value).join("");
  return { before: text(parts.slice(0, at)), sign: parts[at]?.value ?? "", after: text(parts.slice(at + 1)) };
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
