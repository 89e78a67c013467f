import { STOCK_CHANGED } from "@/lib/assortment";
import {
  CATALOG_QUEUE,
  ensureCategories,
  type PendingMedia,
  type ProductPlan,
  pathOf,
  retryMedia,
  takeProducts,
} from "@/lib/catalog";
import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result } from "@/lib/kernel/result";
import { emit } from "@/lib/platform/outbox";
import { emptyReport, type ImportReport, type RowNote } from "./contract";
import { warningNote } from "./read-cells";
import type { ImportedProduct } from "./read-product";
import { quoted } from "./sentences";
import { type StockSetting, type TakenVariant, takeStock } from "./take-stock";

export interface TakenBatch {
  /** Products that were changed, or whose stock was. */
  readonly productIds: readonly string[];
  readonly notes: readonly RowNote[];
  readonly report: Partial<ImportReport>;
  /** Pictures that now wait for their file. */
  readonly pending: readonly PendingMedia[];
}

/**
 * Takes read products into catalogue and stock, in the caller's transaction: products before stock levels, as
 * everywhere. Refusal: `less_than_held` when a sale came between reading and lowering a level; try again.
 */
export async function takeBatch(
  tx: TxCtx,
  products: readonly ImportedProduct[],
  setting: StockSetting,
): Promise<Result<TakenBatch, "less_than_held">> {
  const categories = await ensureCategories(
    tx,
    products.map((product) => product.categoryNames).filter((names) => names.length > 0),
  );
  const drafts = products.map(({ draft, categoryNames }) => ({
    ...draft,
    categoryIds: categoryNames.length > 0 ? [categories.get(pathOf(categoryNames))!] : undefined,
  }));
  const plans = await takeProducts(tx, drafts);
  const variants = takenVariants(products, plans);
  const stock = await takeStock(tx, variants, setting);
  if (!stock.ok) return stock;
  const stale = new Set(stock.value.stale);
  const still = plans.filter((plan) => plan.outcome === "unchanged").flatMap((plan) => plan.variants);
  await announceStock(
    tx,
    still.flatMap(({ id }) => (id !== null && stale.has(id) ? [id] : [])),
  );
  const sources = drafts.flatMap((draft) => [
    ...(draft.pictures ?? []).map((picture) => picture.source),
    ...(draft.variants ?? []).flatMap((variant) => (variant.picture ? [variant.picture] : [])),
  ]);
  const pending = await retryMedia(tx, [...new Set(sources)]);
  const outcome = (kind: ProductPlan["outcome"]) => plans.filter((plan) => plan.outcome === kind).length;
  const taken = plans.flatMap((plan) => plan.variants);
  return ok({
    productIds: plans
      .filter(
        (plan) =>
          plan.outcome !== "unchanged" || plan.variants.some(({ id }) => id !== null && stale.has(id)),
      )
      .map((plan) => plan.productId),
    notes: [...skuNotes(products, plans), ...stock.value.notes],
    pending,
    report: {
      products_created: outcome("created"),
      products_changed: outcome("changed"),
      products_unchanged: outcome("unchanged"),
      variants: taken.length,
      variants_created: taken.filter((variant) => variant.created).length,
      stock_changes: new Set(stock.value.changed).size,
      pictures: new Set(sources).size,
      pictures_pending: pending.length,
    },
  });
}

/** For products that nothing else is told about. */
async function announceStock(tx: TxCtx, variantIds: readonly string[]): Promise<void> {
  if (variantIds.length === 0) return;
  const payload = { variant_ids: variantIds };
  await emit(tx, { type: STOCK_CHANGED, subject: "import", payload, queue: CATALOG_QUEUE });
}

/** The plans' variants stand in the order of the drafts'. */
function takenVariants(
  products: readonly ImportedProduct[],
  plans: readonly ProductPlan[],
): readonly TakenVariant[] {
  return products.flatMap((product, at) =>
    product.variants.flatMap((written, index) => {
      const planned = plans[at]!.variants[index]!;
      if (planned.id === null) return [];
      return [{ handle: product.draft.handle, variantId: planned.id, created: planned.created, written }];
    }),
  );
}

function skuNotes(products: readonly ImportedProduct[], plans: readonly ProductPlan[]): RowNote[] {
  return products.flatMap(({ draft, variants }, at) =>
    variants.flatMap(({ row, draft: { sku } }, index) =>
      plans[at]!.variants[index]!.note === "sku_taken"
        ? [warningNote(row, draft.handle, "sku_taken", "sku", quoted(sku ?? ""))]
        : [],
    ),
  );
}

/** Adds what a batch did to what the batches before it did. */
export function addReports(a: ImportReport, b: Partial<ImportReport>): ImportReport {
  const names = Object.keys(emptyReport) as (keyof ImportReport)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + (b[name] ?? 0)])) as ImportReport;
}
