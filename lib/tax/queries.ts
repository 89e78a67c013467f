import { asc } from "drizzle-orm";
import { taxRates } from "@/db/schema/tax";
import type { ReadCtx } from "@/lib/kernel/context";
import { versioned } from "@/lib/shop";
import type { TaxRate } from "./contract";

type DatedRate = TaxRate & { readonly validFrom: Date; readonly validTo: Date | null };

/** Every rate valid now, from memory while the config version stands. Where two are valid, the newer one. */
export async function currentRates(ctx: ReadCtx, version: number): Promise<readonly TaxRate[]> {
  const all = await versioned(ctx, "tax-rates", version, () => loadRates(ctx));
  const now = ctx.clock.now();
  const valid = all.filter((rate) => rate.validFrom <= now && (rate.validTo === null || rate.validTo > now));
  const newest = new Map(
    valid.map((rate) => [`${rate.country}/${rate.region ?? ""}/${rate.taxClass}`, rate]),
  );
  return [...newest.values()];
}

function loadRates(ctx: ReadCtx): Promise<DatedRate[]> {
  return ctx.db.select().from(taxRates).orderBy(asc(taxRates.validFrom), asc(taxRates.id));
}
