import type { TxCtx } from "@/lib/kernel/context";
import { attributesByCode } from "./attributes";
import { productPath } from "./contract";
import type { DraftPolicy, ProductDraft } from "./draft";
import { type ProductPlan, planProduct } from "./plan/plan-product";
import { noWrites } from "./plan/writes";
import { recordChange } from "./record-change";
import type { ProductState } from "./state";
import { ensureMedia, lockProducts, readProducts, skuOwners, writeCatalog } from "./store/products";
import { dropRedirects } from "./store/redirects";

/**
 * Makes drafts true, found by handle: what is new is created, what differs is changed, what is the same is not
 * touched and gets no version. A fixed number of statements, however many products. The drafts' handles differ.
 */
export async function takeProducts(
  tx: TxCtx,
  drafts: readonly ProductDraft[],
  policy: DraftPolicy = { unnamed: "keep" },
): Promise<readonly ProductPlan[]> {
  if (drafts.length === 0) return [];
  const which = { handles: drafts.map((draft) => draft.handle) };
  await lockProducts(tx, which);
  const known = new Map((await readProducts(tx, which)).map((state) => [state.handle, state]));
  return applyDrafts(
    tx,
    drafts.map((draft) => ({ draft, known: known.get(draft.handle) ?? null })),
    policy,
  );
}

/** Plans and writes drafts against what is known of locked products. */
export async function applyDrafts(
  tx: TxCtx,
  pairs: readonly { readonly draft: ProductDraft; readonly known: ProductState | null }[],
  policy: DraftPolicy,
): Promise<readonly ProductPlan[]> {
  const setting = {
    now: tx.clock.now(),
    ids: tx.ids,
    actor: tx.actor,
    policy,
    media: await mediaOf(tx, pairs),
    skus: await skuOwners(tx, mentionedSkus(pairs)),
    attributes: await attributesByCode(tx, [
      ...new Set(pairs.flatMap(({ draft }) => Object.keys(draft.attributes ?? {}))),
    ]),
  };
  const writes = noWrites();
  const plans = pairs.map(({ draft, known }) => planProduct(known, draft, setting, writes));
  await writeCatalog(tx, writes);
  await dropRedirects(
    tx,
    plans.filter((plan) => plan.outcome === "created").map((plan) => productPath(plan.handle)),
  );
  await recordChange(
    tx,
    plans.filter((plan) => plan.outcome !== "unchanged").map((plan) => plan.productId),
  );
  return plans;
}

async function mediaOf(
  tx: TxCtx,
  pairs: readonly { readonly draft: ProductDraft; readonly known: ProductState | null }[],
): Promise<ReadonlyMap<string, string>> {
  const media = new Map<string, string>();
  const wanted = new Set<string>();
  for (const { draft, known } of pairs) {
    for (const picture of known?.pictures ?? []) media.set(picture.source, picture.mediaId);
    for (const picture of draft.pictures ?? []) wanted.add(picture.source);
    for (const variant of draft.variants ?? []) if (variant.picture) wanted.add(variant.picture);
  }
  const unknown = [...wanted].filter((source) => !media.has(source));
  for (const [source, row] of await ensureMedia(tx, unknown)) media.set(source, row.id);
  return media;
}

function mentionedSkus(
  pairs: readonly { readonly draft: ProductDraft; readonly known: ProductState | null }[],
): string[] {
  const skus = pairs.flatMap(({ draft, known }) => [
    ...(draft.variants ?? []).map((variant) => variant.sku),
    ...(known?.variants ?? []).filter((variant) => variant.archived).map((variant) => variant.sku),
  ]);
  return [...new Set(skus.filter((sku): sku is string => !!sku))];
}
