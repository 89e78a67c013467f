import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { MAX_IN_COLLECTION, type Placing, type ProductRefusal } from "./contract";
import { announceCollections } from "./edit-collection";
import { type EditTarget, editProduct } from "./edit-product";
import { collectionIdsOf, liveCategories } from "./queries";
import { fullOnes, lockCollections, writePlaces } from "./store/collections";
import { lockProducts, readProducts } from "./store/products";

/**
 * Puts a product into categories and collections, last in each, and takes it out of others; where it stands besides is
 * left as it is. Refusals: `category_not_found`, `collection_not_found` (or archived), `collection_full`, and those of
 * `editProduct`.
 */
export async function placeProduct(
  tx: TxCtx,
  target: EditTarget,
  { categories, collections }: Placing,
): Promise<
  Result<
    { version: number },
    ProductRefusal | "category_not_found" | "collection_not_found" | "collection_full"
  >
> {
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
  const placed = await placeInCollections(tx, productId, collections);
  if (!placed.ok) return placed;
  if (placed.value.before.join() === placed.value.after.join()) return ok({ version: edited.value.version });
  await audit(
    tx,
    "product.placed",
    { kind: "product", id: productId },
    {
      before: { collections: placed.value.before },
      after: { collections: placed.value.after },
    },
  );
  return ok({ version: edited.value.version });
}

/** The titles of the product's collections that were named, before and after. */
async function placeInCollections(
  tx: TxCtx,
  productId: string,
  { add, remove }: Placing["collections"],
): Promise<
  Result<{ before: readonly string[]; after: readonly string[] }, "collection_not_found" | "collection_full">
> {
  const locked = await lockCollections(tx, [...new Set([...add, ...remove])]);
  const live = new Map(locked.filter((one) => one.archivedAt === null).map((one) => [one.id, one.title]));
  if (add.some((id) => !live.has(id))) return refuse("collection_not_found");
  const own = new Set(await collectionIdsOf(tx, productId));
  const fresh = add.filter((id) => !own.has(id));
  const gone = remove.filter((id) => own.has(id) && !add.includes(id));
  if ((await fullOnes(tx, fresh, MAX_IN_COLLECTION)).length > 0) return refuse("collection_full");
  const titles = (ids: readonly string[]) =>
    locked.filter((one) => ids.includes(one.id)).map((one) => one.title);
  if (fresh.length + gone.length > 0) {
    await writePlaces(tx, productId, { add: fresh, remove: gone });
    await announceCollections(tx, [...fresh, ...gone]);
  }
  return ok({ before: titles(gone), after: titles(fresh) });
}
