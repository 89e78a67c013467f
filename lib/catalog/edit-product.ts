import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { constraintOf, sqlState } from "@/lib/platform/transact";
import { type ProductRefusal, productPath } from "./contract";
import type { DraftPolicy, ProductDraft } from "./draft";
import type { ProductPlan } from "./plan/plan-product";
import { lockProducts, readProducts } from "./store/products";
import { keepRedirects } from "./store/redirects";
import { applyDrafts } from "./take-products";
import { type EditAction, tellAdded, tellEdit } from "./tell-change";

export interface EditTarget {
  readonly productId: string;
  /** The version the editor saw: compare and set. Null edits whatever is there. */
  readonly expectedVersion: number | null;
}

/**
 * Changes a product: only the fields that are given. Refusals: `product_not_found`; `changed_meanwhile` with the
 * present version; `handle_taken`, `sku_taken`, `variant_unknown`, `variant_twice`, with the word or id in question.
 * With `policy.unnamed` "remove", variants, pictures and categories that a given list leaves out go. What changed goes on
 * the record, as it was and as it is, as `action`.
 */
export async function editProduct(
  tx: TxCtx,
  target: EditTarget,
  edit: Partial<ProductDraft>,
  policy: DraftPolicy = { unnamed: "keep" },
  action?: EditAction,
): Promise<Result<{ version: number; changed: boolean }, ProductRefusal>> {
  const which = { ids: [target.productId] };
  const [locked] = await lockProducts(tx, which);
  if (!locked) return refuse("product_not_found");
  if (target.expectedVersion !== null && target.expectedVersion !== locked.version)
    return refuse("changed_meanwhile", { version: locked.version });
  const [known] = await readProducts(tx, which);
  const draft = { ...edit, handle: edit.handle ?? locked.handle };
  const done = await settled(() => applyDrafts(tx, [{ draft, known: known ?? null }], policy), draft);
  if (!done.ok) return done;
  await keepRedirects(tx, [{ from: productPath(locked.handle), to: productPath(draft.handle) }]);
  const changed = done.value.outcome !== "unchanged";
  if (changed && known) await tellEdit(tx, known, action);
  return ok({ version: locked.version + (changed ? 1 : 0), changed });
}

/** Makes a product under a handle nobody has, on the record. Refusals: `handle_taken`, `sku_taken`, `variant_twice`. */
export async function createProduct(
  tx: TxCtx,
  draft: ProductDraft & { readonly title: string },
): Promise<Result<{ productId: string; version: number; variantIds: readonly string[] }, ProductRefusal>> {
  const taken = await lockProducts(tx, { handles: [draft.handle] });
  if (taken.length > 0) return refuse("handle_taken", { handle: draft.handle });
  const done = await settled(() => applyDrafts(tx, [{ draft, known: null }], { unnamed: "keep" }), draft);
  if (!done.ok) return done;
  await tellAdded(tx, done.value.productId);
  // In the order of the draft; none is null, or it would have been refused.
  const variantIds = done.value.variants.map((variant) => variant.id!);
  return ok({ productId: done.value.productId, version: 1, variantIds });
}

/** What a plan could not take is a refusal here: a person is there to read it. */
async function settled(
  apply: () => Promise<readonly ProductPlan[]>,
  draft: Partial<ProductDraft>,
): Promise<Result<ProductPlan, ProductRefusal>> {
  try {
    const [plan] = await apply();
    const bad = plan!.variants.findIndex((variant) => variant.note !== null);
    if (bad === -1) return ok(plan!);
    const { id, sku } = draft.variants![bad]!;
    return refuse(plan!.variants[bad]!.note!, { id: id ?? null, sku: sku ?? null });
  } catch (error) {
    if (sqlState(error) !== "23505") throw error;
    if (constraintOf(error) === "products_handle_unique")
      return refuse("handle_taken", { handle: draft.handle });
    if (constraintOf(error) === "variants_sku") return refuse("sku_taken", {});
    throw error;
  }
}
