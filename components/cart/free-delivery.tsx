import type { CartView } from "@/lib/cart/contract";
import { formatMoney } from "@/lib/kernel/money";

/** The way of delivery that costs nothing from a sum on. */
export interface FreeFrom {
  readonly name: string;
  readonly from: number;
}

/** How far it is to free delivery, in words and as a line. */
export function FreeDelivery({ cart, free }: { readonly cart: CartView; readonly free: FreeFrom }) {
  const { from, name } = free;
  const goods = cart.lines.reduce((total, line) => total + line.total, 0);
  if (goods === 0 || !cart.requires_shipping) return null;
  const missing = Math.max(0, from - goods);
  const words =
    missing === 0
      ? `${name} is free.`
      : `${formatMoney({ amount: missing, currency: cart.currency }, cart.locale)} more, and ${lowered(name)} is free.`;
  return (
    <div>
      <p className="text-small" suppressHydrationWarning>
        {words}
      </p>
      <progress value={Math.min(goods, from)} max={from} aria-hidden className="hairline-progress mt-2" />
    </div>
  );
}

/** "Standard delivery" within a sentence. */
function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
