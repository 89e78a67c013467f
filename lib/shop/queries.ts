import { asc, eq } from "drizzle-orm";
import { priceLists } from "@/db/schema/catalog";
import { channels, marketCountries, markets, settings } from "@/db/schema/shop";
import type { ReadCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { defaultIdentity, type Market, type ShopIdentity } from "./contract";
import { readConfigVersion, versioned } from "./versioned";

/** Every market, the default first. `version` is the config version that the caller has read. */
export function marketsAt(ctx: ReadCtx, version: number): Promise<readonly Market[]> {
  return versioned(ctx, "markets", version, () => loadMarkets(ctx));
}

export async function allMarkets(ctx: ReadCtx): Promise<readonly Market[]> {
  return marketsAt(ctx, await readConfigVersion(ctx));
}

/** Where the shop sells. */
export function allChannels(ctx: ReadCtx): Promise<readonly { id: string; code: string; name: string }[]> {
  return ctx.db.select().from(channels).orderBy(asc(channels.code));
}

export async function marketById(ctx: ReadCtx, id: string, version: number): Promise<Market> {
  const found = (await marketsAt(ctx, version)).find((market) => market.id === id);
  invariant(found, `market ${id} is referred to and must exist`);
  return found;
}

/** The market of an address segment; null for a made-up one. `default` names the default market. */
export async function marketByCode(ctx: ReadCtx, code: string): Promise<Market | null> {
  const markets = await allMarkets(ctx);
  return markets.find((market) => (code === "default" ? market.isDefault : market.code === code)) ?? null;
}

/** The market of an address segment, else the default one, with the config version that both were read at. */
export async function marketNow(
  ctx: ReadCtx,
  code: string | undefined,
): Promise<{ readonly market: Market; readonly configVersion: number }> {
  const configVersion = await readConfigVersion(ctx);
  const markets = await marketsAt(ctx, configVersion);
  const market = markets.find((one) => one.code === code) ?? markets.find((one) => one.isDefault);
  invariant(market, "a shop has a default market");
  return { market, configVersion };
}

export async function defaultMarket(ctx: ReadCtx): Promise<Market> {
  const found = (await allMarkets(ctx)).find((market) => market.isDefault);
  invariant(found, "a shop has a default market");
  return found;
}

export function shopIdentity(ctx: ReadCtx, version: number): Promise<ShopIdentity> {
  return versioned(ctx, "shop-identity", version, async () => {
    const [row] = await ctx.db.select().from(settings).where(eq(settings.name, "identity"));
    return { ...defaultIdentity, ...(row?.value as Partial<ShopIdentity> | undefined) };
  });
}

async function loadMarkets(ctx: ReadCtx): Promise<readonly Market[]> {
  const rows = await ctx.db
    .select({ market: markets, taxInclusive: priceLists.taxInclusive })
    .from(markets)
    .innerJoin(priceLists, eq(priceLists.id, markets.priceListId))
    .orderBy(asc(markets.position), asc(markets.code));
  const countries = await ctx.db.select().from(marketCountries).orderBy(asc(marketCountries.country));
  return rows
    .map(({ market, taxInclusive }) => ({
      ...market,
      taxInclusive,
      countries: countries.filter((row) => row.marketId === market.id).map((row) => row.country),
    }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}
