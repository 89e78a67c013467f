import { sql } from "drizzle-orm";
import { configVersion } from "@/db/schema/shop";
import type { ReadCtx } from "@/lib/kernel/context";

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

/**
 * The value of `load` at a config version, loaded once a process and version. A failed load is forgotten. Inside a
 * transaction nothing new is kept, since what it sees may yet be rolled back.
 */
export function versioned<T>(
  ctx: ReadCtx,
  name: string,
  version: number,
  load: () => Promise<T>,
): Promise<T> {
  const kept = ctx.memory.get(name);
  if (kept?.version === version) return kept.value as Promise<T>;
  const value = load();
  if (ctx.scope === "tx") return value;
  ctx.memory.set(name, { version, value });
  value.catch(() => ctx.memory.delete(name));
  return value;
}
