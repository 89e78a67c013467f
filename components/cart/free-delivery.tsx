import type { CartView } from "@/lib/cart/contract";
import { formatMoney } from "@/lib/kernel/money";

/** The way of delivery that costs nothing from a sum on. */
export interface FreeFrom {
  readonly name: string;
  readonly from: number;
}

/** That delivery is free, or how far it is to that, in words and as a line. What it costs till then the totals say. */
export function FreeDelivery({ cart, free }: { readonly cart: CartView; readonly free: FreeFrom | null }) {
  const goods = cart.lines.reduce((total, line) => total + line.subtotal + line.discount, 0);
  if (goods === 0 || !cart.requires_shipping) return null;
  const missing = free ? Math.max(0, free.from - goods) : 0;
  const usual = cart.usual_delivery;
  // Of one way at a time: a code may have made the usual one free already.
  const isFree = usual?.amount === 0;
  if (!isFree && !free) return null;
  const words =
    isFree || missing === 0
      ? `${isFree ? usual.title : free!.name} is free.`
      : `${formatMoney({ amount: missing, currency: cart.currency }, cart.locale)} more, and ${lowered(free!.name)} is free.`;
  return (
    <div>
      <p className="text-small" suppressHydrationWarning>
        {words}
      </p>
      {free && (
        <progress
          value={isFree ? free.from : Math.min(goods, free.from)}
          max={free.from}
          aria-hidden
          className="hairline-progress mt-2"
        />
      )}
    </div>
  );
}

/** "Standard delivery" within a sentence. */
function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
