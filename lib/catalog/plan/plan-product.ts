import { invariant } from "@/lib/kernel/invariant";
import { sanitizeDescription } from "../description";
import type { ProductDraft } from "../draft";
import type { ProductState } from "../state";
import { planAttributes } from "./plan-attributes";
import { planOptions } from "./plan-options";
import { planPictures } from "./plan-pictures";
import { type PlannedVariant, planVariants } from "./plan-variants";
import type { PlanSetting } from "./setting";
import { type CatalogWrites, countWrites, differences } from "./writes";

export interface ProductPlan {
  readonly productId: string;
  readonly handle: string;
  readonly outcome: "created" | "changed" | "unchanged";
  /** In the order of the draft. */
  readonly variants: readonly PlannedVariant[];
}

/**
 * Compares a draft with what is known and adds the rows that make it true. Nothing is written here, and a draft that
 * is true already adds nothing: that is what makes an import idempotent.
 */
export function planProduct(
  known: ProductState | null,
  draft: ProductDraft,
  setting: PlanSetting,
  writes: CatalogWrites,
): ProductPlan {
  const before = countWrites(writes);
  const productId = known?.id ?? setting.ids.next();
  if (known) planDetails(known, draft, setting, writes);
  else writes.products.push(newProduct(productId, draft, setting));
  const pictures = planPictures(productId, known, draft, setting, writes);
  const options = planOptions(productId, known, draft, setting, writes);
  const variants = planVariants(productId, known, draft, { options, pictures, ...setting }, writes);
  planAttributes(productId, known, draft, setting, writes);
  planPlaces(productId, known, draft, setting, writes);
  const changed = countWrites(writes) > before;
  const outcome = known ? (changed ? "changed" : "unchanged") : "created";
  return { productId, handle: draft.handle, outcome, variants };
}

function newProduct(id: string, draft: ProductDraft, { now }: PlanSetting) {
  invariant(draft.title, "a new product has a title");
  const status = draft.status ?? draft.ifNew?.status ?? "draft";
  return {
    id,
    handle: draft.handle,
    title: draft.title,
    descriptionHtml: sanitizeDescription(draft.descriptionHtml ?? ""),
    vendor: draft.vendor ?? "",
    productType: draft.productType ?? "",
    tags: [...(draft.tags ?? [])],
    status,
    taxClass: draft.taxClass ?? "standard",
    seoTitle: draft.seoTitle ?? null,
    seoDescription: draft.seoDescription ?? null,
    version: 0,
    createdAt: now,
    updatedAt: now,
    archivedAt: status === "archived" ? now : null,
  };
}

function planDetails(
  known: ProductState,
  draft: ProductDraft,
  { now }: PlanSetting,
  writes: CatalogWrites,
): void {
  const { handle, title, vendor, productType, status, taxClass, seoTitle, seoDescription } = draft;
  const descriptionHtml =
    draft.descriptionHtml === undefined ? undefined : sanitizeDescription(draft.descriptionHtml);
  const tags = draft.tags === undefined ? undefined : [...draft.tags];
  const changed = differences(
    { ...known, tags: [...known.tags] },
    { handle, title, descriptionHtml, vendor, productType, tags, status, taxClass, seoTitle, seoDescription },
  );
  if (Object.keys(changed).length === 0) return;
  const archivedAt = changed.status === undefined ? {} : { archivedAt: status === "archived" ? now : null };
  const { updatedAt: _, ...fields } = changed;
  writes.productChanges.push({ ...fields, ...archivedAt, id: known.id });
}

/** Where it stands: categories and channels. */
function planPlaces(
  productId: string,
  known: ProductState | null,
  draft: ProductDraft,
  { now, policy }: PlanSetting,
  writes: CatalogWrites,
): void {
  const kept = new Set(known?.categoryIds);
  const wanted = new Set(draft.categoryIds ?? kept);
  [...wanted].forEach((categoryId, position) => {
    if (!kept.has(categoryId)) writes.categories.push({ productId, categoryId, position });
  });
  if (policy.unnamed === "remove")
    for (const categoryId of kept)
      if (!wanted.has(categoryId)) writes.removedCategories.push({ productId, categoryId });

  const published = new Set(known?.publications.map((publication) => publication.channelId));
  const publishIn = draft.publishIn ?? (known === null ? draft.ifNew?.publishIn : undefined) ?? [];
  for (const channelId of publishIn)
    if (!published.has(channelId))
      writes.publications.push({ productId, channelId, publishedAt: draft.publishedAt ?? now });
  for (const channelId of draft.unpublishFrom ?? [])
    if (published.has(channelId)) writes.removedPublications.push({ productId, channelId });
}
