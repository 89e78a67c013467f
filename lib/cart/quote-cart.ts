import type { ReadCtx } from "@/lib/kernel/context";
import { type Offer, offersFor } from "@/lib/offers";
import { chargeRules } from "@/lib/payments";
import { type Quote, type QuoteLineInput, quote } from "@/lib/pricing";
import { codeKey, type Promotion, promotionsByCode } from "@/lib/promotions";
import { activeMethods } from "@/lib/shipping";
import { type Market, marketById } from "@/lib/shop";
import { currentRates, type Place } from "@/lib/tax";
import type { Cart, CartLine } from "./store";

export interface QuoteWish {
  readonly lines: readonly CartLine[];
  readonly codes: readonly string[];
  readonly destination: Place | null;
  readonly deliveryCode: string | null;
  readonly buyer: { readonly emailKey: string | null; readonly customerId: string | null };
  /** The live order of this very checkout, whose holds and redemptions do not count against it. */
  readonly ignoreOrderId?: string | null;
  /** A promotion that is only tried out: found by its code before any stored one, and judged at that time. */
  readonly tried?: { readonly promotion: Promotion; readonly at: Date };
}

export interface QuotedCart {
  readonly market: Market;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly quote: Quote;
}

/**
 * Calculates a wish with what the database says now: one statement for offers, one for codes if there are any; tax,
 * delivery and markets come from memory under the config version that was read with the cart.
 * `offers` may bring offers that the caller has just read, so that they are not read twice.
 */
export async function quoteCart(
  ctx: ReadCtx,
  cart: Pick<Cart, "marketId" | "configVersion">,
  wish: QuoteWish,
  known?: ReadonlyMap<string, Offer>,
): Promise<QuotedCart> {
  const market = await marketById(ctx, cart.marketId, cart.configVersion);
  const offers = known ?? (await offersFor(ctx, market, wish.lines));
  const promotions = await promotionsOf(ctx, wish);
  return {
    market,
    offers,
    quote: quote({
      now: wish.tried?.at ?? ctx.clock.now(),
      currency: market.currency,
      market,
      lines: wish.lines.map((line) => lineInput(line, offers.get(line.variantId))),
      destination: wish.destination,
      rates: await currentRates(ctx, cart.configVersion),
      codes: wish.codes,
      promotions,
      methods: await activeMethods(ctx, cart.configVersion),
      deliveryCode: wish.deliveryCode,
      charge: chargeRules(market.currency),
    }),
  };
}

async function promotionsOf(ctx: ReadCtx, wish: QuoteWish): Promise<ReadonlyMap<string, Promotion>> {
  const { tried } = wish;
  const own = tried && codeKey(tried.promotion.code);
  const stored = await promotionsByCode(ctx, {
    codes: wish.codes.filter((code) => codeKey(code) !== own),
    buyer: wish.buyer,
    ignoreOrderId: wish.ignoreOrderId ?? null,
  });
  return tried ? new Map([...stored, [codeKey(tried.promotion.code), tried.promotion]]) : stored;
}

function lineInput(line: CartLine, offer: Offer | undefined): QuoteLineInput {
  return {
    id: line.id,
    variantId: line.variantId,
    quantity: line.quantity,
    unitAmount: offer?.unitAmount ?? null,
    taxClass: offer?.taxClass ?? "standard",
    taxable: offer?.taxable ?? true,
    grams: offer?.grams ?? 0,
    requiresShipping: offer?.requiresShipping ?? true,
    available: offer ? offer.available : 0,
  };
}
