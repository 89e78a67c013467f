import type { Cart, QuotedCart } from "@/lib/cart";
import type { Address } from "@/lib/kernel/address";
import type { ReadCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import type { Message } from "@/lib/kernel/message";
import type { WorkingHours } from "@/lib/kernel/working-days";
import { fingerprint } from "@/lib/pricing";
import { workingHours } from "@/lib/shop";
import { placeOf } from "@/lib/tax";
import { completeness } from "./completeness";
import { quoteWish } from "./quote-wish";

export interface Chosen {
  readonly email: string | null;
  readonly destination: Address | null;
  readonly billing: Address | null;
  readonly deliveryCode: string | null;
  readonly customerId: string | null;
}

export interface QuotedCheckout extends QuotedCart {
  /** The selection that the quote was made with: the first option where none was chosen, or the chosen one is gone. */
  readonly deliveryCode: string | null;
  readonly fingerprint: string;
  /** When it was quoted, and when orders are taken up: what days of arrival are counted from. */
  readonly now: Date;
  readonly hours: WorkingHours;
  /** The quote's and what is missing; any `error` among them blocks completion. */
  readonly messages: readonly Message[];
}

/** The quote of a checkout: the cart's lines and codes with the checkout's choices. */
export async function quoteCheckout(
  ctx: ReadCtx,
  cart: Cart,
  chosen: Chosen,
  known?: QuotedCart["offers"],
): Promise<QuotedCheckout> {
  const wish = {
    lines: cart.lines,
    codes: cart.codes,
    destination: chosen.destination && placeOf(chosen.destination),
    deliveryCode: chosen.deliveryCode,
    buyer: { emailKey: chosen.email ? emailKey(chosen.email) : null, customerId: chosen.customerId },
  };
  const { warnings, ...quoted } = await quoteWish(ctx, cart, wish, known);
  return {
    ...quoted,
    now: ctx.clock.now(),
    hours: await workingHours(ctx, cart.configVersion),
    deliveryCode: quoted.quote.delivery?.code ?? chosen.deliveryCode,
    fingerprint: fingerprint({
      marketId: quoted.market.id,
      destination: chosen.destination,
      quote: quoted.quote,
    }),
    messages: [...warnings, ...quoted.quote.messages, ...completeness(chosen, quoted.market, quoted.quote)],
  };
}
