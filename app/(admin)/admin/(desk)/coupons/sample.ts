import "server-only";
import type { Sample } from "@/components/admin/coupons/coupon-preview";
import type { Ctx } from "@/lib/kernel/context";
import { allMarkets } from "@/lib/shop";
import { sampleGoods } from "@/lib/views";

/** What a coupon's form is given beside the coupon: the shop's currencies, its markets, and things to try it on. */
export async function sampleOf(ctx: Ctx): Promise<{ currencies: string[]; sample: Sample }> {
  const markets = await allMarkets(ctx);
  return {
    currencies: [...new Set(markets.map((market) => market.currency))],
    sample: {
      markets: markets.map(({ code, name, homeCountry, countries }) => ({
        code,
        name,
        homeCountry,
        countries,
      })),
      goods: markets[0] ? await sampleGoods(ctx, markets[0].id) : [],
    },
  };
}
