import { sql } from "drizzle-orm";
import { configVersion } from "@/db/schema/shop";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";

/**
 * What staff configure (markets, tax, delivery, settings) is kept in memory under the version that the database
 * raises with every change of it. A caller reads the version beside its own row (`currentVersion` as a sub-select),
 * so that a quote always calculates with what the database says at that moment, without a statement more.
 */
export const currentVersion = sql<number>`(select ${configVersion.version} from ${configVersion})`;

export async function readConfigVersion(ctx: ReadCtx): Promise<number> {
  const [row] = await ctx.db.select({ version: configVersion.version }).from(configVersion);
  return row?.version ?? 0;
}

/** Changes of the configuration that look before they write go one after the other: each raises this one row anyway. */
export async function lockConfiguration(tx: TxCtx): Promise<void> {
  await tx.db.select({ version: configVersion.version }).from(configVersion).for("update");
}

/**
 * The value of `load` at a config version, loaded once a process and version. A failed load is forgotten. A
 * transaction takes only what is there already: nothing new is kept from inside one, since what it sees may yet be
 * rolled back, and it never waits for somebody else's load, which may be waiting for the connection it holds.
 */
export function versioned<T>(
  ctx: ReadCtx,
  name: string,
  version: number,
  load: () => Promise<T>,
): Promise<T> {
  const kept = ctx.memory.get(name);
  if (kept?.version === version && (kept.isLoaded || ctx.scope === "plain")) return kept.value as Promise<T>;
  // A drizzle query runs anew whenever it is awaited: only a real promise can be kept.
  const value = Promise.resolve().then(load);
  if (ctx.scope === "tx") return value;
  const slot = { version, value, isLoaded: false };
  ctx.memory.set(name, slot);
  value.then(
    () => {
      slot.isLoaded = true;
    },
    () => {
      if (ctx.memory.get(name) === slot) ctx.memory.delete(name);
    },
  );
  return value;
}
