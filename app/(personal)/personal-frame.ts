import "server-only";
import { cache } from "react";
import { marketBase } from "@/components/shop/addresses";
import { type Cart, findCart } from "@/lib/cart";
import { cachedPageLinks } from "@/lib/content/cached";
import { sum } from "@/lib/kernel/money";
import { cachedMenuCollections, cachedNavigation } from "@/lib/listing/cached";
import { activeMethods, methodsFor } from "@/lib/shipping";
import {
  announcementSetting,
  marketsAt,
  readConfigVersion,
  readSetting,
  shopIdentity,
  workingHours,
} from "@/lib/shop";
import { cartHash, chosenMarket, currentCustomer, customerActor, pageContext } from "@/lib/web/page";

/** This browser's cart, looked up once a request however many parts of the page ask. */
export const currentCart = cache(async (): Promise<Cart | null> => {
  const customer = await currentCustomer();
  const tokenHash = await cartHash();
  if (!tokenHash && !customer) return null;
  const ctx = pageContext(customer ? customerActor(customer) : undefined);
  return findCart(ctx, { tokenHash, customerId: customer?.id ?? null });
});

/** What a page about one person stands in: the market is the one their cart is in, else the one they chose. */
export const personalFrame = cache(async () => {
  const ctx = pageContext();
  const [customer, cart, chosen, version] = await Promise.all([
    currentCustomer(),
    currentCart(),
    chosenMarket(),
    readConfigVersion(ctx),
  ]);
  const markets = await marketsAt(ctx, version);
  const market =
    markets.find((one) => one.id === cart?.marketId) ??
    markets.find((one) => one.code === chosen) ??
    markets[0]!;
  const [identity, methods, hours, announcement, navigation, collections, pages] = await Promise.all([
    shopIdentity(ctx, version),
    activeMethods(ctx, version),
    workingHours(ctx, version),
    readSetting(ctx, version, announcementSetting),
    cachedNavigation(market.code),
    cachedMenuCollections(market.code),
    cachedPageLinks(),
  ]);
  return {
    customer,
    cart,
    count: sum((cart?.lines ?? []).map((line) => line.quantity)),
    market,
    markets,
    base: marketBase(market),
    identity,
    navigation,
    collections,
    hours,
    announcement,
    pages,
    delivery: methodsFor(methods, market.homeCountry, market.currency),
  };
});
