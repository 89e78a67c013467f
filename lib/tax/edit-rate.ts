import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { emit } from "@/lib/platform/outbox";
import { EVERYTHING, invalidatePages } from "@/lib/platform/page-cache";
import { transact } from "@/lib/platform/transact";
import { lockConfiguration } from "@/lib/shop";
import { TAX_CHANGED, type TaxRate, type TaxRateInput } from "./contract";
import { rateValidAt, taxClasses } from "./queries";
import { addTaxRate, endTaxRate as endRate } from "./store";

/**
 * Sets the rate of a class in a place from now on; orders keep the tax they were placed with, and the old rate stays on
 * record until now. Emits `tax.changed`. Refusals: `tax_class_unknown`, `changed_meanwhile` (the rate that was seen does
 * not stand any more).
 */
export function setTaxRate(
  ctx: Ctx,
  { seen, ...rate }: TaxRateInput,
): Promise<Result<undefined, "tax_class_unknown" | "changed_meanwhile">> {
  return transact(ctx, async (tx) => {
    await lockConfiguration(tx);
    if (!(await taxClasses(tx)).some(({ code }) => code === rate.taxClass))
      return refuse("tax_class_unknown");
    const now = await rateValidAt(tx, rate);
    if (now && now.name === rate.name && now.ratePpm === rate.ratePpm) return ok();
    if ((now?.id ?? null) !== seen) return refuse("changed_meanwhile");
    if (now) await endRate(tx, now.id);
    await addTaxRate(tx, { ...rate, validFrom: tx.clock.now() });
    await tell(tx, "tax.changed", rate, now && valuesOf(now), valuesOf(rate));
    return ok();
  });
}

/** No tax of a class in a place from now on. Emits `tax.changed`. Refusal: `changed_meanwhile`. */
export function endTaxRate(
  ctx: Ctx,
  { seen, ...of }: Pick<TaxRateInput, "country" | "region" | "taxClass"> & { readonly seen: string },
): Promise<Result<undefined, "changed_meanwhile">> {
  return transact(ctx, async (tx) => {
    await lockConfiguration(tx);
    const now = await rateValidAt(tx, of);
    if (now?.id !== seen) return refuse("changed_meanwhile");
    await endRate(tx, now.id);
    await tell(tx, "tax.ended", of, valuesOf(now), null);
    return ok();
  });
}

async function tell(
  tx: TxCtx,
  action: string,
  { country, region, taxClass }: Pick<TaxRate, "country" | "region" | "taxClass">,
  before: object | null,
  after: object | null,
): Promise<void> {
  const id = [country, region, taxClass].filter(Boolean).join(" ");
  await audit(tx, action, { kind: "tax", id }, { before, after });
  await emit(tx, { type: TAX_CHANGED, subject: id, payload: {} });
  await invalidatePages(tx, [EVERYTHING]);
}

function valuesOf({ name, ratePpm }: Pick<TaxRate, "name" | "ratePpm">) {
  return { name, ratePpm };
}
