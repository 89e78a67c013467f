import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { ProductDraft } from "./draft";
import type { ProductState } from "./state";
import { lockProducts, readProducts } from "./store/products";
import { applyDrafts } from "./take-products";
import { type EditAction, tellEdits } from "./tell-change";

/** A product and the version its editor saw. */
export interface SeenProduct {
  readonly productId: string;
  readonly expectedVersion: number;
}

/** What may be changed of many products at once: nothing that another product could have taken already. */
export type SharedEdit = Omit<Partial<ProductDraft>, "handle" | "options" | "pictures" | "ifNew">;

export interface EditedProduct {
  readonly version: number;
  /** False where it was like that already: it has no new version then. */
  readonly changed: boolean;
  readonly before: ProductState;
  readonly edit: SharedEdit;
}

/**
 * Changes many products, each as `edit` says of it, in a fixed number of statements; the answers in the order of the
 * targets. Who is refused is left as it is and stops nobody else: `product_not_found`, `changed_meanwhile` with the
 * present version, and whatever `edit` refuses. Each product is named once, and edits set no SKU.
 * What changed goes on the record as `action`.
 */
export async function editProducts<C extends string, D>(
  tx: TxCtx,
  targets: readonly SeenProduct[],
  edit: (known: ProductState) => Result<SharedEdit, C, D>,
  action?: EditAction,
): Promise<readonly Result<EditedProduct, "product_not_found" | "changed_meanwhile" | C, unknown>[]> {
  const which = { ids: targets.map((target) => target.productId) };
  await lockProducts(tx, which);
  const known = new Map((await readProducts(tx, which)).map((state) => [state.id, state]));
  const planned = targets.map(({ productId, expectedVersion }) => {
    const before = known.get(productId);
    if (!before) return refuse("product_not_found" as const);
    if (before.version !== expectedVersion)
      return refuse("changed_meanwhile" as const, { version: before.version });
    const wanted = edit(before);
    return wanted.ok ? ok({ before, edit: wanted.value }) : wanted;
  });
  const pairs = planned.flatMap((one) =>
    one.ok
      ? [{ draft: { ...one.value.edit, handle: one.value.before.handle }, known: one.value.before }]
      : [],
  );
  const plans = await applyDrafts(tx, pairs, { unnamed: "keep" });
  const changed = new Set(plans.filter((plan) => plan.outcome !== "unchanged").map((plan) => plan.productId));
  await tellEdits(
    tx,
    pairs.flatMap((pair) => (changed.has(pair.known.id) ? [pair.known] : [])),
    action,
  );
  return planned.map((one) => {
    if (!one.ok) return one;
    const isChanged = changed.has(one.value.before.id);
    return ok({ ...one.value, changed: isChanged, version: one.value.before.version + (isChanged ? 1 : 0) });
  });
}
