import "server-only";
import type { Sample } from "@/components/admin/coupons/coupon-preview";
import { previewCoupon } from "@/lib/checkout";
import type { Ctx } from "@/lib/kernel/context";
import type { CouponTerms } from "@/lib/promotions";
import { allMarkets, type Market } from "@/lib/shop";
import { sampleGoods } from "@/lib/views";

interface Kept {
  readonly id: string;
  readonly terms: CouponTerms;
}

/**
 * What a coupon's form is given beside the coupon: the shop's currencies, its markets, and things to try it on; of one
 * that is kept also what it does to them, so that the page is whole when it comes and nothing moves later.
 */
export async function sampleOf(
  ctx: Ctx,
  coupon: Kept | null = null,
): Promise<{ currencies: string[]; sample: Sample }> {
  const markets = await allMarkets(ctx);
  const goods = markets[0] ? await sampleGoods(ctx, markets[0].id) : [];
  return {
    currencies: [...new Set(markets.map((market) => market.currency))],
    sample: {
      markets: markets.map(({ code, name, homeCountry, countries }) => ({
        code,
        name,
        homeCountry,
        countries,
      })),
      goods,
      first: coupon && markets[0] ? await firstTrial(ctx, coupon, markets[0], goods) : null,
    },
  };
}

async function firstTrial(
  ctx: Ctx,
  coupon: Kept,
  { code: market, homeCountry: country }: Market,
  goods: Sample["goods"],
): Promise<Sample["first"]> {
  if (goods.length === 0) return null;
  const offered = { market, country, delivery: null, lines: [...goods], begun: false, usedBefore: 0 };
  const tried = await previewCoupon(ctx, { ...coupon, ...offered });
  return tried.ok ? tried.value : null;
}
