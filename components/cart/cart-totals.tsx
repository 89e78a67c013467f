import type { CartView } from "@/lib/cart/contract";
import { includedTaxWords } from "@/lib/tax/words";
import { Price } from "../ui/price";
import { awaitsDelivery } from "./awaits-delivery";

type Summed = Pick<
  CartView,
  "currency" | "locale" | "tax_inclusive" | "requires_shipping" | "totals" | "included_tax" | "total"
>;

interface CartTotalsProps {
  readonly cart: Summed;
  readonly busy: boolean;
  /** What is said while delivery is not in it yet; by default that the checkout will tell. */
  readonly later?: string;
}

/** What it comes to, every difference by its name. Dimmed while the shop is calculating. */
export function CartTotals({ cart, busy, later }: CartTotalsProps) {
  const money = { currency: cart.currency, locale: cart.locale };
  const parts = cart.totals.filter((entry) => entry.type !== "total");
  const isWhole = !awaitsDelivery(cart);
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
        <dt>{isWhole ? "Total" : `Total before ${cart.tax_inclusive ? "" : "tax and "}delivery`}</dt>
        <dd>
          <Price {...money} amount={cart.total} />
        </dd>
      </div>
      <div className="text-small text-ink-3">
        <dt className="sr-only">Tax and delivery</dt>
        <dd>
          {includedTaxWords(cart.included_tax, cart.currency, cart.locale)}{" "}
          {isWhole
            ? ""
            : (later ??
              (cart.tax_inclusive
                ? "Delivery is chosen at checkout."
                : "Tax and delivery are added at checkout."))}
        </dd>
      </div>
    </dl>
  );
}
