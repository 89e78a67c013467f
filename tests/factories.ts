import { prices, products, publications, variants } from "@/db/schema/catalog";
import { stockLevels, stockMovements } from "@/db/schema/inventory";
import { coupons, promotions } from "@/db/schema/promotions";
import { seedShop } from "@/db/seed/shop";
import { firstLocation } from "@/lib/inventory";
import type { Ctx } from "@/lib/kernel/context";
import { defaultMarket, readConfigVersion } from "@/lib/shop";

/** A shop with its markets, tax and delivery, and the one way tests put things on its shelves. */
export async function openShop(ctx: Ctx) {
  await seedShop(ctx);
  const market = await defaultMarket(ctx);
  const location = await firstLocation(ctx, await readConfigVersion(ctx));

  return {
    market,
    location,
    /** One product with one variant at a price (minor units of the market) and stock; null for stock not counted. */
    async sells(
      thing: {
        title?: string;
        amount?: number;
        stock?: number | null;
        grams?: number;
        ships?: boolean;
        sku?: string;
      } = {},
    ) {
      const { title = "Alba cup", amount = 2_400, stock = 10, grams = 350, ships = true } = thing;
      const productId = ctx.ids.next();
      const variantId = ctx.ids.next();
      const now = ctx.clock.now();
      const handle = `thing-${productId.slice(-12)}`;
      await ctx.db
        .insert(products)
        .values({ id: productId, handle, title, status: "active", createdAt: now, updatedAt: now });
      await ctx.db.insert(variants).values({
        id: variantId,
        productId,
        optionKey: "",
        grams,
        requiresShipping: ships,
        tracked: stock !== null,
        sku: thing.sku ?? null,
        createdAt: now,
      });
      await ctx.db.insert(publications).values({ productId, channelId: market.channelId, publishedAt: now });
      await ctx.db.insert(prices).values({
        id: ctx.ids.next(),
        variantId,
        priceListId: market.priceListId,
        amount,
        validFrom: now,
        actor: ctx.actor,
      });
      if (stock !== null) {
        const at = { variantId, locationId: location.id };
        await ctx.db.insert(stockLevels).values({ ...at, onHand: stock, updatedAt: now });
        if (stock > 0)
          await ctx.db
            .insert(stockMovements)
            .values({ id: ctx.ids.next(), ...at, delta: stock, kind: "initial", actor: ctx.actor, at: now });
      }
      return { productId, variantId, handle, itemId: `var_${variantId.replaceAll("-", "")}` };
    },
    async priceBecomes(variantId: string, amount: number) {
      await ctx.db.insert(prices).values({
        id: ctx.ids.next(),
        variantId,
        priceListId: market.priceListId,
        amount,
        validFrom: ctx.clock.now(),
        actor: ctx.actor,
      });
    },
    async offersCoupon(code: string, promotion: Partial<typeof promotions.$inferInsert> = {}) {
      const promotionId = ctx.ids.next();
      const now = ctx.clock.now();
      await ctx.db.insert(promotions).values({
        id: promotionId,
        title: `Coupon ${code}`,
        kind: "percent",
        percentBp: 1_000,
        createdAt: now,
        ...promotion,
      });
      await ctx.db
        .insert(coupons)
        .values({ id: ctx.ids.next(), promotionId, code, codeKey: code.toLowerCase(), createdAt: now });
      return promotionId;
    },
  };
}

export type TestShop = Awaited<ReturnType<typeof openShop>>;

/** Somebody who can be delivered to. */
export const buyer = {
  email: "ines@example.com",
  destination: {
    first_name: "Ines",
    last_name: "Caldeira",
    company: null,
    street_address: "Lindenstrasse 14",
    extended_address: null,
    address_locality: "Berlin",
    address_region: null,
    postal_code: "10969",
    address_country: "DE",
    phone: null,
  },
};
