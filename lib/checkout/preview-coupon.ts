import type { QuotedCart, QuoteWish } from "@/lib/cart";
import type { ReadCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Quote } from "@/lib/pricing";
import { type Promotion, promotionAsTyped } from "@/lib/promotions";
import { marketsAt, readConfigVersion } from "@/lib/shop";
import type { CouponPreview, CouponTrial, TriedQuote } from "./contract";
import { quoteWish } from "./quote-wish";

type Refusal = "coupon_not_found" | "coupon_archived" | "market_not_found";

/**
 * What a coupon as it is typed would do to a cart: the very quote of a checkout, without it and with it. Nothing is
 * written and nothing redeemed. Prices, tax and stock are those of now, also where it is tried as if it had begun.
 * Refusals: `market_not_found`, and those of `promotionAsTyped`.
 */
export async function previewCoupon(
  ctx: ReadCtx,
  { id, terms, market: code, country, delivery, lines, begun, usedBefore }: CouponTrial,
): Promise<Result<CouponPreview, Refusal>> {
  const configVersion = await readConfigVersion(ctx);
  const market = (await marketsAt(ctx, configVersion)).find((one) => one.code === code);
  if (!market) return refuse("market_not_found");
  const typed = await promotionAsTyped(ctx, id, terms, usedBefore);
  if (!typed.ok) return typed;
  const cart = { marketId: market.id, configVersion };
  const wish: QuoteWish = {
    lines: lines.map((line) => ({ ...line, id: line.variantId, shownUnitAmount: null })),
    codes: [],
    destination: { country, region: null },
    deliveryCode: delivery,
    buyer: { emailKey: null, customerId: null },
  };
  const without = await quoteWish(ctx, cart, wish);
  const tried = { promotion: typed.value, at: judgedAt(ctx.clock.now(), typed.value, begun) };
  const withIt = await quoteWish(ctx, cart, { ...wish, codes: [typed.value.code], tried }, without.offers);
  return ok({
    currency: market.currency,
    taxInclusive: market.taxInclusive,
    goods: goodsOf(lines, without.offers),
    options: without.quote.options.map((option) => ({ code: option.code, title: option.title })),
    without: sideOf(without.quote),
    with: sideOf(withIt.quote),
    usedCount: typed.value.usedCount,
  });
}

/** The time at which a promotion is judged: now, or its beginning where that is still to come. */
function judgedAt(now: Date, { startsAt }: Promotion, begun: boolean): Date {
  return begun && startsAt !== null && startsAt > now ? startsAt : now;
}

function goodsOf(lines: CouponTrial["lines"], offers: QuotedCart["offers"]): CouponPreview["goods"] {
  return lines.map(({ variantId, quantity }) => {
    const offer = offers.get(variantId);
    return {
      variantId,
      title: offer?.title ?? "No longer there",
      variantTitle: offer?.variantTitle ?? "",
      pictureKey: offer?.pictureKey ?? null,
      quantity,
      available: offer ? offer.available : 0,
    };
  });
}

function sideOf({ lines, totals, includedTax, total, delivery, messages }: Quote): TriedQuote {
  return {
    lines: lines.map(({ variantId, unitAmount, discount }) => ({ variantId, unitAmount, discount })),
    totals,
    includedTax,
    total,
    delivery: delivery?.code ?? null,
    messages,
  };
}
