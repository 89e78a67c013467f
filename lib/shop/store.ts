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

export function saveIdentity(tx: TxCtx, identity: ShopIdentity): Promise<void> {
  return writeSetting(tx, "identity", identity);
}

export async function writeSetting(tx: TxCtx, name: string, value: unknown): Promise<void> {
  const row = { value, updatedAt: tx.clock.now() };
  await tx.db
    .insert(settings)
    .values({ name, ...row })
    .onConflictDoUpdate({ target: settings.name, set: row });
}
