import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Placed } from "./contract";
import { editProduct } from "./edit-product";
import type { SeenProduct } from "./edit-products";
import { type PlaceRefusal, placeInCollections } from "./place-product";
import { liveCategories } from "./queries";
import { lockCollections, placesOf, writePlacesBack } from "./store/collections";
import { lockProducts, readProducts } from "./store/products";

/**
 * Takes back what `placeProduct` did: the product leaves what it came into, and stands in what it left where it stood.
 * Refusals: those of `placeProduct`; `changed_meanwhile` also where a collection has been given it or lost it since,
 * which makes no version.
 */
export async function undoPlacing(
  tx: TxCtx,
  target: SeenProduct,
  { categories, collections }: Placed,
): Promise<Result<{ version: number }, PlaceRefusal>> {
  const { productId } = target;
  await lockProducts(tx, { ids: [productId] });
  const [known] = await readProducts(tx, { ids: [productId] });
  if (!known) return refuse("product_not_found");
  const live = new Set((await liveCategories(tx)).map((category) => category.id));
  if (categories.left.some(({ id }) => !live.has(id))) return refuse("category_not_found");
  const kept = known.categoryIds.filter((id) => !categories.added.includes(id));
  const categoryIds = withBack(kept, categories.left);
  const edited = await editProduct(
    tx,
    target,
    { categoryIds },
    { unnamed: "remove" },
    "product.change_undone",
  );
  if (!edited.ok) return edited;
  const { added, left } = collections;
  const back = left.map(({ id }) => id);
  await lockCollections(tx, [...added, ...back]);
  const own = await placesOf(tx, productId);
  if (added.some((id) => !own.has(id)) || back.some((id) => own.has(id)))
    return refuse("changed_meanwhile", { version: target.expectedVersion });
  const undone = await placeInCollections(
    tx,
    productId,
    { add: back, remove: added },
    "product.change_undone",
  );
  if (!undone.ok) return undone;
  await writePlacesBack(tx, productId, left);
  return ok({ version: edited.value.version });
}

/** The first place counts: of categories that are equally deep, it is the product's way home. */
function withBack(kept: readonly string[], left: Placed["categories"]["left"]): string[] {
  const ids = kept.filter((id) => left.every((one) => one.id !== id));
  for (const { id, position } of [...left].sort((a, b) => a.position - b.position))
    ids.splice(position, 0, id);
  return ids;
}
