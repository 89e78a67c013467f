import { and, asc, desc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { taxClasses as classes, taxRates } from "@/db/schema/tax";
import type { ReadCtx } from "@/lib/kernel/context";
import { versioned } from "@/lib/shop";
import type { TaxClass, TaxRate } from "./contract";

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

/** The kinds of goods that tax tells apart. */
export function taxClasses(ctx: ReadCtx): Promise<readonly TaxClass[]> {
  return ctx.db.select().from(classes).orderBy(asc(classes.name), asc(classes.code)).limit(50);
}

/** The rate of exactly this place and class that holds now, as the database has it; null for none. */
export async function rateValidAt(
  ctx: ReadCtx,
  { country, region, taxClass }: Pick<TaxRate, "country" | "region" | "taxClass">,
): Promise<TaxRate | null> {
  const now = ctx.clock.now();
  const t = taxRates;
  const [row] = await ctx.db
    .select()
    .from(t)
    .where(
      and(
        eq(t.country, country),
        region === null ? isNull(t.region) : eq(t.region, region),
        eq(t.taxClass, taxClass),
        lte(t.validFrom, now),
        or(isNull(t.validTo), gt(t.validTo, now)),
      ),
    )
    .orderBy(desc(t.validFrom), desc(t.id))
    .limit(1);
  return row ?? null;
}
