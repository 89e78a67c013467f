import type { CartView } from "@/lib/cart/contract";
import { formatMoney } from "@/lib/kernel/money";
import { includedTaxWords } from "@/lib/tax/words";
import { Price } from "../ui/price";
import { type Missing, missingIn } from "./awaits-delivery";

type Summed = Pick<
  CartView,
  "currency" | "locale" | "tax_inclusive" | "requires_shipping" | "totals" | "included_tax" | "total"
> &
  Partial<Pick<CartView, "usual_delivery" | "messages">>;

interface CartTotalsProps {
  readonly cart: Summed;
  readonly busy: boolean;
  /** What is said of what is not in it yet; by default what delivery will cost, or that the checkout will tell. */
  readonly later?: (missing: readonly Missing[]) => string;
}

/** What it comes to, every difference by its name. Dimmed while the shop is calculating. */
export function CartTotals({ cart, busy, later }: CartTotalsProps) {
  const money = { currency: cart.currency, locale: cart.locale };
  const parts = cart.totals.filter((entry) => entry.type !== "total");
  const missing = missingIn(cart);
  return (
    <dl className={`figures space-y-1.5 transition-opacity ${busy ? "opacity-50" : ""}`} aria-busy={busy}>
      {(parts.length > 1 ? parts : []).flatMap((entry) => {
        const rows = entry.lines?.length ? entry.lines : [entry];
        return rows.map((row) => (
          <div key={`${entry.type} ${row.label}`} className="flex justify-between gap-4 text-ink-2">
            <dt>{row.label}</dt>
            <dd>
              {entry.type === "fulfilment" && row.amount === 0 ? (
                "Free"
              ) : (
                <Price {...money} amount={row.amount} />
              )}
            </dd>
          </div>
        ));
      })}
      <div className="flex items-baseline justify-between gap-4 text-1">
        <dt>{missing.length === 0 ? "Total" : `Total before ${missing.join(" and ")}`}</dt>
        <dd>
          <Price {...money} amount={cart.total} />
        </dd>
      </div>
      <div className="text-small text-ink-3">
        <dt className="sr-only">Tax and delivery</dt>
        <dd suppressHydrationWarning>
          {includedTaxWords(cart.included_tax, cart.currency, cart.locale)}{" "}
          {missing.length > 0 && (later ? later(missing) : laterWords(cart, missing))}
        </dd>
      </div>
    </dl>
  );
}

function laterWords(cart: Summed, missing: readonly Missing[]): string {
  const { usual_delivery: usual, currency, locale } = cart;
  const tax = cart.tax_inclusive ? "" : "Tax is added at checkout.";
  if (!missing.includes("delivery")) return tax;
  if (!usual)
    return cart.tax_inclusive ? "Delivery is chosen at checkout." : "Tax and delivery are added at checkout.";
  // That it is free at home stands above already.
  if (usual.amount === 0) return `Delivery elsewhere is added at checkout. ${tax}`.trim();
  return `${usual.title} ${formatMoney({ amount: usual.amount, currency }, locale)}. ${tax}`.trim();
}
