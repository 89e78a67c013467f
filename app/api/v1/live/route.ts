import { z } from "zod";
import { findCart } from "@/lib/cart";
import { marketCode } from "@/lib/cart/contract";
import { handleSchema } from "@/lib/catalog/contract";
import type { Ctx } from "@/lib/kernel/context";
import { toWire } from "@/lib/kernel/ids";
import { sum } from "@/lib/kernel/money";
import { ok } from "@/lib/kernel/result";
import { shownPrice } from "@/lib/listing";
import { offersOfProduct } from "@/lib/offers";
import { marketsAt, readConfigVersion } from "@/lib/shop";
import { currentRates } from "@/lib/tax";
import type { Caller } from "@/lib/web/caller";
import { anyone, route } from "@/lib/web/route";
import { type LiveView, liveSchema } from "./contract";

/**
 * What a kept page does not know: how much is in the cart, who is here, and what the product on it costs and has left
 * at this moment. One call a page view; a visitor without cookies on a page without a product costs no statement.
 */
export const GET = route({
  name: "live",
  summary: "What a kept page does not know: cart, person, present price and stock",
  answer: liveSchema,
  refusals: [],
  access: anyone,
  seesCustomer: true,
  limit: { max: 600, windowSeconds: 60 },
  query: z.object({ market: marketCode.optional(), product: handleSchema.optional() }),
  async run({ ctx, caller, query }) {
    const [count, product] = await Promise.all([
      countOf(ctx, caller),
      query.product ? productNow(ctx, query.market ?? "default", query.product) : null,
    ]);
    const { customer } = caller;
    return ok<LiveView>({
      cart: { count },
      customer: customer && { first_name: customer.firstName },
      product,
    });
  },
});

async function countOf(ctx: Ctx, { cartHash, customer }: Caller): Promise<number> {
  if (!cartHash && !customer) return 0;
  const cart = await findCart(ctx, { tokenHash: cartHash, customerId: customer?.id ?? null });
  return sum((cart?.lines ?? []).map((line) => line.quantity));
}

async function productNow(ctx: Ctx, code: string, handle: string): Promise<LiveView["product"]> {
  const version = await readConfigVersion(ctx);
  const market = (await marketsAt(ctx, version)).find((one) =>
    code === "default" ? one.isDefault : one.code === code,
  );
  if (!market) return null;
  const [offers, rates] = await Promise.all([
    offersOfProduct(ctx, market, handle),
    currentRates(ctx, version),
  ]);
  const variants = [...offers.values()].flatMap((offer) => {
    if (offer.unitAmount === null) return [];
    const shown = (amount: number) => shownPrice({ market, rates }, amount, offer.taxClass, offer.taxable);
    return [
      {
        item_id: toWire("variant", offer.variantId),
        amount: shown(offer.unitAmount),
        compare_at_amount: offer.compareAtAmount === null ? null : shown(offer.compareAtAmount),
        available: offer.available === null ? null : Math.max(0, offer.available),
      },
    ];
  });
  return { handle, variants };
}
