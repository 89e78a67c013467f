import type { Ctx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { EVERYTHING, invalidatePages } from "@/lib/platform/page-cache";
import { transact } from "@/lib/platform/transact";
import { lockConfiguration } from "@/lib/shop";
import type { DeliveryZone, MethodInput, ZoneInput } from "./contract";
import { deliveryZonesToEdit } from "./queries";
import { createDeliveryMethod, createZone, updateMethod, updateZone } from "./store";

/**
 * Adds or changes a way to deliver, from the next quote on; checkouts that are open are quoted anew, orders keep what
 * they were placed with. The code by which a checkout names it is made once and stays, and so do currency and zone.
 * Refusals: `zone_not_found`, `method_not_found`, `changed_meanwhile`.
 */
export function saveMethod(
  ctx: Ctx,
  { id, seen, zoneId, bands, ...typed }: MethodInput,
): Promise<Result<{ id: string }, "zone_not_found" | "method_not_found" | "changed_meanwhile">> {
  return transact(ctx, async (tx) => {
    await lockConfiguration(tx);
    const zone = (await deliveryZonesToEdit(tx)).find((one) => one.id === zoneId);
    if (!zone) return refuse("zone_not_found");
    const kept = typed.kind === "flat" ? [] : bands;
    const terms = { ...typed, amount: typed.kind === "flat" ? typed.amount : 0 };
    if (id === null) {
      const code = freeCode(terms.name, zone);
      const made = await createDeliveryMethod(
        tx,
        { ...terms, zoneId, code, position: zone.methods.length },
        kept,
      );
      await tell(tx, "delivery.added", made, null, { ...terms, bands: kept });
      return ok({ id: made });
    }
    const before = zone.methods.find((method) => method.id === id);
    if (!before) return refuse("method_not_found");
    if (before.seen !== seen) return refuse("changed_meanwhile");
    const { currency: _, ...change } = terms;
    await updateMethod(tx, id, change, kept);
    const { id: _id, code: _code, taxClass: _class, seen: _seen, ...was } = before;
    await tell(tx, "delivery.changed", id, was, { ...terms, currency: before.currency, bands: kept });
    return ok({ id });
  });
}

/**
 * Adds or changes a zone. A country is in one zone: a checkout would not know whose methods to offer. Refusals:
 * `zone_not_found`, `changed_meanwhile`, `country_taken` with the country and the zone that has it.
 */
export function saveZone(
  ctx: Ctx,
  { id, seen, name, countries: typed }: ZoneInput,
): Promise<
  Result<
    { id: string },
    "zone_not_found" | "changed_meanwhile" | "country_taken",
    { country?: string; zone?: string }
  >
> {
  return transact(ctx, async (tx) => {
    await lockConfiguration(tx);
    const countries = [...new Set(typed)].sort();
    const zones = await deliveryZonesToEdit(tx);
    const before = zones.find((zone) => zone.id === id) ?? null;
    if (id !== null && !before) return refuse("zone_not_found", {});
    if (before && before.seen !== seen) return refuse("changed_meanwhile", {});
    for (const zone of zones.filter((one) => one.id !== id)) {
      const country = zone.countries.find((one) => countries.includes(one));
      if (country) return refuse("country_taken", { country, zone: zone.name });
    }
    if (before) {
      await updateZone(tx, before.id, name, countries);
      const was = { name: before.name, countries: before.countries };
      await tell(tx, "delivery.zone_changed", before.id, was, { name, countries });
      return ok({ id: before.id });
    }
    const made = await createZone(tx, name, countries);
    await tell(tx, "delivery.zone_added", made, null, { name, countries });
    return ok({ id: made });
  });
}

async function tell(
  tx: TxCtx,
  action: string,
  id: string,
  before: object | null,
  after: object,
): Promise<void> {
  await audit(tx, action, { kind: "delivery", id }, { before, after });
  await invalidatePages(tx, [EVERYTHING]);
}

/** A word for it that no other method of the zone has. */
function freeCode(name: string, zone: DeliveryZone): string {
  const base =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 30) || "delivery";
  const taken = new Set(zone.methods.map(({ code }) => code));
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(code)) return code;
  }
}
