import { invariant } from "@/lib/kernel/invariant";
import type { PriceDraft, ProductDraft, VariantDraft } from "../draft";
import { optionKey, variantTitle } from "../option-key";
import type { ProductState, VariantState } from "../state";
import type { PlannedOptions } from "./plan-options";
import type { PlanSetting } from "./setting";
import { type CatalogWrites, differences } from "./writes";

export interface PlannedVariant {
  /** Null when the draft's variant was not taken; `note` says why. */
  readonly id: string | null;
  readonly created: boolean;
  readonly note: "sku_taken" | "variant_twice" | "variant_unknown" | null;
}

interface VariantSetting extends PlanSetting {
  readonly options: PlannedOptions;
  /** Picture ids by source. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** Finds or makes the draft's variants by id or option values; what stands outside the options is archived. */
export function planVariants(
  productId: string,
  known: ProductState | null,
  draft: ProductDraft,
  setting: VariantSetting,
  writes: CatalogWrites,
): readonly PlannedVariant[] {
  const byKey = new Map(known?.variants.map((variant) => [variant.optionKey, variant]));
  const byId = new Map(known?.variants.map((variant) => [variant.id, variant]));
  const named = new Set<string>();
  const kepts = new Set<string>();
  let position = known?.variants.length ?? 0;
  const planned = (draft.variants ?? []).map((wanted): PlannedVariant => {
    const values = wanted.values && setting.options.inOrder(wanted.values);
    const kept = wanted.id ? byId.get(wanted.id) : byKey.get(optionKey(values ?? []));
    if (wanted.id && !kept) return { id: null, created: false, note: "variant_unknown" };
    const key = values || !kept ? optionKey(values ?? []) : kept.optionKey;
    const other = byKey.get(key);
    if (named.has(key) || (kept && other && other !== kept))
      return { id: null, created: false, note: "variant_twice" };
    named.add(key);
    if (kept) {
      kepts.add(kept.id);
      return planKept(kept, wanted, values, setting, writes);
    }
    position += 1;
    return planNew(productId, key, position - 1, wanted, values ?? [], setting, writes);
  });
  if (draft.options || setting.policy.unnamed === "remove")
    archiveOthers(known, draft, kepts, setting, writes);
  return planned;
}

function planNew(
  productId: string,
  key: string,
  position: number,
  wanted: VariantDraft,
  values: readonly string[],
  setting: VariantSetting,
  writes: CatalogWrites,
): PlannedVariant {
  const id = setting.ids.next();
  const chosen = setting.options.valuesFor(values);
  const sku = claimSku(id, wanted.sku ?? null, setting);
  writes.variants.push({
    id,
    productId,
    sku: sku.value,
    barcode: wanted.barcode ?? null,
    title: variantTitle(chosen.map((choice) => choice.value)),
    optionKey: key,
    position,
    grams: wanted.grams ?? 0,
    requiresShipping: wanted.requiresShipping ?? true,
    taxable: wanted.taxable ?? true,
    costAmount: wanted.costAmount ?? null,
    costCurrency: wanted.costCurrency ?? null,
    tracked: wanted.tracked ?? true,
    pictureId: pictureOf(wanted, setting) ?? null,
    createdAt: setting.now,
    archivedAt: wanted.archived ? setting.now : null,
  });
  for (const { optionId, valueId } of chosen)
    writes.variantOptions.push({ variantId: id, optionId, valueId });
  planPrices(id, [], wanted.prices ?? [], setting, writes);
  return { id, created: true, note: sku.note };
}

function planKept(
  kept: VariantState,
  wanted: VariantDraft,
  values: readonly string[] | undefined,
  setting: VariantSetting,
  writes: CatalogWrites,
): PlannedVariant {
  const archived = wanted.archived ?? (values ? false : undefined);
  const sku = claimChangedSku(kept, wanted, kept.archived && archived === false, setting);
  const chosen = values && setting.options.valuesFor(values);
  const changed = differences(kept, {
    sku: sku?.value,
    barcode: wanted.barcode,
    title: chosen && variantTitle(chosen.map((choice) => choice.value)),
    optionKey: values && optionKey(values),
    grams: wanted.grams,
    requiresShipping: wanted.requiresShipping,
    taxable: wanted.taxable,
    costAmount: wanted.costAmount,
    costCurrency: wanted.costCurrency,
    tracked: wanted.tracked,
    pictureId: pictureOf(wanted, setting),
    archived,
  });
  if (chosen && changed.optionKey !== undefined) planOptionsOf(kept, chosen, writes);
  const { archived: turned, prices: _prices, valueIds: _valueIds, ...fields } = changed;
  const archivedAt = turned === undefined ? {} : { archivedAt: turned ? setting.now : null };
  if (Object.keys(changed).length > 0) writes.variantChanges.push({ ...fields, ...archivedAt, id: kept.id });
  planPrices(kept.id, kept.prices, wanted.prices ?? [], setting, writes);
  return { id: kept.id, created: false, note: sku?.note ?? null };
}

/** The values of a known variant that is called something else from now on, or that had none. */
function planOptionsOf(
  kept: VariantState,
  chosen: ReturnType<PlannedOptions["valuesFor"]>,
  writes: CatalogWrites,
): void {
  for (const { optionId, valueId } of chosen)
    if (!kept.valueIds.includes(valueId))
      writes.variantOptions.push({ variantId: kept.id, optionId, valueId });
}

/** A price row for each amount that is not the one valid now. A struck price that is not higher is none. */
function planPrices(
  variantId: string,
  known: VariantState["prices"],
  wanted: readonly PriceDraft[],
  { ids, now, actor }: PlanSetting,
  writes: CatalogWrites,
): void {
  for (const price of wanted) {
    const { priceListId, amount, minQuantity = 1 } = price;
    const kept = known.find((row) => row.priceListId === priceListId && row.minQuantity === minQuantity);
    const struck = price.compareAtAmount === undefined ? kept?.compareAtAmount : price.compareAtAmount;
    const compareAt = struck && struck > amount ? struck : null;
    if (kept && kept.amount === amount && kept.compareAtAmount === compareAt) continue;
    writes.prices.push({
      id: ids.next(),
      variantId,
      priceListId,
      minQuantity,
      amount,
      compareAtAmount: compareAt,
      validFrom: now,
      validTo: null,
      actor,
    });
  }
}

/** Variants that the draft does not name, if it names all; and those whose options the product no longer has. */
function archiveOthers(
  known: ProductState | null,
  draft: ProductDraft,
  kepts: ReadonlySet<string>,
  { policy, options, now }: VariantSetting,
  writes: CatalogWrites,
): void {
  for (const variant of known?.variants ?? []) {
    if (variant.archived || kepts.has(variant.id)) continue;
    const fits = variant.valueIds.length === options.count;
    if (!fits || (policy.unnamed === "remove" && draft.variants))
      writes.variantChanges.push({ id: variant.id, archivedAt: now });
  }
}

/** A live SKU is one variant's own. One that another carries is left with it, and the draft's variant goes without. */
function claimSku(
  variantId: string,
  sku: string | null,
  { skus }: PlanSetting,
): { value: string | null; note: "sku_taken" | null } {
  if (sku === null || sku === "") return { value: null, note: null };
  const owner = skus.get(sku);
  if (owner !== undefined && owner !== variantId) return { value: null, note: "sku_taken" };
  skus.set(sku, variantId);
  return { value: sku, note: null };
}

/** A known variant's SKU is claimed when it changes, and when an archived variant comes back to find it given away. */
function claimChangedSku(
  kept: VariantState,
  wanted: VariantDraft,
  revived: boolean,
  setting: VariantSetting,
) {
  const sku = wanted.sku === undefined ? kept.sku : wanted.sku;
  if (sku === kept.sku && !revived) return null;
  const claimed = claimSku(kept.id, sku, setting);
  return claimed.note && !revived ? { ...claimed, value: kept.sku } : claimed;
}

function pictureOf(wanted: VariantDraft, { pictures }: VariantSetting): string | null | undefined {
  if (wanted.picture == null) return wanted.picture;
  const id = pictures.get(wanted.picture);
  invariant(id, "a variant's picture stands in the gallery");
  return id;
}
