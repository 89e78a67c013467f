import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { MAX_IN_COLLECTION, type Placed, type Placing, type ProductRefusal } from "./contract";
import { announceCollections } from "./edit-collection";
import { type EditTarget, editProduct } from "./edit-product";
import { liveCategories } from "./queries";
import { fullOnes, lockCollections, placesOf, writePlaces } from "./store/collections";
import { lockProducts, readProducts } from "./store/products";

export type PlaceRefusal = ProductRefusal | "category_not_found" | CollectionRefusal;
type CollectionRefusal = "collection_not_found" | "collection_full";

/**
 * Puts a product into categories and collections, last in each, and takes it out of others; where it stands besides is
 * left as it is. Says what that came to, for `undoPlacing`. Refusals: `category_not_found`, `collection_not_found` (or
 * archived), `collection_full`, and those of `editProduct`.
 */
export async function placeProduct(
  tx: TxCtx,
  target: EditTarget,
  { categories, collections }: Placing,
): Promise<Result<{ version: number; placed: Placed }, PlaceRefusal>> {
  const { productId } = target;
  await lockProducts(tx, { ids: [productId] });
  const [known] = await readProducts(tx, { ids: [productId] });
  if (!known) return refuse("product_not_found");
  const paths = new Map((await liveCategories(tx)).map((category) => [category.id, category.path]));
  if (categories.add.some((id) => !paths.has(id))) return refuse("category_not_found");
  const kept = known.categoryIds.filter((id) => !categories.remove.includes(id));
  const categoryIds = [...new Set([...kept, ...categories.add])];
  const edited = await editProduct(tx, target, { categoryIds }, { unnamed: "remove" });
  if (!edited.ok) return edited;
  const placed = await placeInCollections(tx, productId, collections, "product.placed");
  if (!placed.ok) return placed;
  const inCategories = {
    added: categoryIds.filter((id) => !known.categoryIds.includes(id)),
    left: known.categoryIds.flatMap((id, position) => (categoryIds.includes(id) ? [] : { id, position })),
  };
  return ok({
    version: edited.value.version,
    placed: { categories: inCategories, collections: placed.value },
  });
}

/** Puts a product at the end of collections and takes it out of others; on the record as `action`, by their titles. */
export async function placeInCollections(
  tx: TxCtx,
  productId: string,
  { add, remove }: Placing["collections"],
  action: "product.placed" | "product.change_undone",
): Promise<Result<Placed["collections"], CollectionRefusal>> {
  const locked = await lockCollections(tx, [...new Set([...add, ...remove])]);
  const live = new Map(locked.filter((one) => one.archivedAt === null).map((one) => [one.id, one.title]));
  if (add.some((id) => !live.has(id))) return refuse("collection_not_found");
  const own = await placesOf(tx, productId);
  const added = [...new Set(add)].filter((id) => !own.has(id));
  const gone = [...new Set(remove)].filter((id) => own.has(id) && !add.includes(id));
  const left = gone.map((id) => ({ id, position: own.get(id)! }));
  if ((await fullOnes(tx, added, MAX_IN_COLLECTION)).length > 0) return refuse("collection_full");
  if (added.length + gone.length === 0) return ok({ added, left });
  await writePlaces(tx, productId, { add: added, remove: gone });
  await announceCollections(tx, [...added, ...gone]);
  const titles = (ids: readonly string[]) =>
    locked.filter((one) => ids.includes(one.id)).map((one) => one.title);
  await audit(
    tx,
    action,
    { kind: "product", id: productId },
    { before: { collections: titles(gone) }, after: { collections: titles(added) } },
  );
  return ok({ added, left });
}
