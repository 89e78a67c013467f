import { channels, marketCountries, markets, settings } from "@/db/schema/shop";
import type { TxCtx } from "@/lib/kernel/context";
import type { ShopIdentity } from "./contract";

export async function createChannel(tx: TxCtx, channel: { code: string; name: string }): Promise<string> {
  const id = tx.ids.next();
  await tx.db.insert(channels).values({ id, ...channel });
  return id;
}

/** Opens a market for countries. A country may be in one market of a channel only; the first that lists it serves it. */
export async function createMarket(
  tx: TxCtx,
  market: Omit<typeof markets.$inferInsert, "id">,
  countries: readonly string[],
): Promise<string> {
  const id = tx.ids.next();
  await tx.db.insert(markets).values({ id, ...market });
  await tx.db.insert(marketCountries).values(countries.map((country) => ({ marketId: id, country })));
  return id;
}

export async function saveIdentity(tx: TxCtx, identity: ShopIdentity): Promise<void> {
  const row = { value: identity, updatedAt: tx.clock.now() };
  await tx.db
    .insert(settings)
    .values({ name: "identity", ...row })
    .onConflictDoUpdate({ target: settings.name, set: row });
}
