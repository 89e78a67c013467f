import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { changedParts } from "@/lib/platform/changed-parts";
import { emit } from "@/lib/platform/outbox";
import { constraintOf } from "@/lib/platform/transact";
import {
  CATALOG_QUEUE,
  COLLECTION_CHANGED,
  type CollectionEdit,
  type CollectionInput,
  type CollectionRefusal,
  collectionPath,
  MAX_IN_COLLECTION,
} from "./contract";
import { handleOf } from "./handle";
import {
  handlesOf,
  insertCollection,
  lockCollection,
  lockCollections,
  nextPosition,
  productIdsIn,
  replaceProducts,
  updateCollection,
  writePositions,
} from "./store/collections";
import { dropRedirects, keepRedirects } from "./store/redirects";

/** Makes a collection without products, the last one unless a position is given. Refusal: `handle_taken`. */
export async function createCollection(
  tx: TxCtx,
  input: CollectionInput,
): Promise<Result<{ id: string; handle: string }, CollectionRefusal>> {
  const handle = input.handle ?? handleOf(input.title);
  const at = tx.clock.now();
  const id = tx.ids.next();
  const { title, description = "", position = await nextPosition(tx) } = input;
  const row = { id, handle, title, description, position, createdAt: at, updatedAt: at };
  if (!(await insertCollection(tx, row))) return refuse("handle_taken", { handle });
  await dropRedirects(tx, [collectionPath(handle)]);
  await audit(tx, "collection.added", about(id), { after: { title, handle, description } });
  await announceCollections(tx, [id]);
  return ok({ id, handle });
}

/** Renames or describes a collection; its old address leads on. Refusals: `collection_not_found`, `handle_taken`. */
export async function editCollection(
  tx: TxCtx,
  id: string,
  edit: CollectionEdit,
): Promise<Result<undefined, CollectionRefusal>> {
  const known = await lockCollection(tx, id);
  if (!known) return refuse("collection_not_found");
  const { handle = known.handle } = edit;
  try {
    await updateCollection(tx, id, edit);
  } catch (error) {
    if (constraintOf(error) !== "collections_handle_unique") throw error;
    return refuse("handle_taken", { handle });
  }
  await keepRedirects(tx, [{ from: collectionPath(known.handle), to: collectionPath(handle) }]);
  const { title, description } = known;
  const change = changedParts(
    { title, handle: known.handle, description },
    { title: edit.title ?? title, handle, description: edit.description ?? description },
  );
  if (change) await audit(tx, "collection.changed", about(id), change);
  await announceCollections(tx, [id]);
  return ok();
}

/**
 * Makes these the products of a collection, in this order; the same order changes nothing. `seen` is what was there
 * when it was looked at; left out, it does not matter. Refusals: `collection_not_found`, `product_not_found`,
 * `collection_full`, `changed_meanwhile`.
 */
export async function arrangeCollection(
  tx: TxCtx,
  id: string,
  productIds: readonly string[],
  seen?: readonly string[],
): Promise<
  Result<
    { changed: boolean },
    "collection_not_found" | "product_not_found" | "collection_full" | "changed_meanwhile"
  >
> {
  if (!(await lockCollection(tx, id))) return refuse("collection_not_found", {});
  const wanted = [...new Set(productIds)];
  if (wanted.length > MAX_IN_COLLECTION) return refuse("collection_full", { maximum: MAX_IN_COLLECTION });
  const before = await productIdsIn(tx, id);
  if (seen && !same(before, seen)) return refuse("changed_meanwhile", {});
  if (same(before, wanted)) return ok({ changed: false });
  const handles = await handlesOf(tx, [...before, ...wanted]);
  if (wanted.some((one) => !handles.has(one))) return refuse("product_not_found", {});
  await replaceProducts(tx, id, wanted);
  await updateCollection(tx, id, {});
  const named = (ids: readonly string[]) => ids.map((one) => handles.get(one) ?? one);
  await audit(tx, "collection.arranged", about(id), {
    before: { products: named(before) },
    after: { products: named(wanted) },
  });
  await announceCollections(tx, [id]);
  return ok({ changed: true });
}

/**
 * Puts products at the end of a live collection, in this order; those it has stay where they are. Says which came in.
 * Refusals: `collection_not_found`, `collection_full`.
 */
export async function addToCollection(
  tx: TxCtx,
  id: string,
  productIds: readonly string[],
): Promise<Result<{ added: readonly string[] }, "collection_not_found" | "collection_full">> {
  const known = await lockCollection(tx, id);
  if (!known || known.archivedAt) return refuse("collection_not_found", {});
  const before = await productIdsIn(tx, id);
  const added = [...new Set(productIds)].filter((productId) => !before.includes(productId));
  if (added.length === 0) return ok({ added });
  if (before.length + added.length > MAX_IN_COLLECTION)
    return refuse("collection_full", { maximum: MAX_IN_COLLECTION });
  await replaceProducts(tx, id, [...before, ...added]);
  await updateCollection(tx, id, {});
  await announceCollections(tx, [id]);
  return ok({ added });
}

/** Takes products out of a collection; the others keep their order. Says which went. Refusal: `collection_not_found`. */
export async function takeFromCollection(
  tx: TxCtx,
  id: string,
  productIds: readonly string[],
): Promise<Result<{ taken: readonly string[] }, "collection_not_found">> {
  if (!(await lockCollection(tx, id))) return refuse("collection_not_found");
  const before = await productIdsIn(tx, id);
  const taken = before.filter((productId) => productIds.includes(productId));
  if (taken.length === 0) return ok({ taken });
  await replaceProducts(
    tx,
    id,
    before.filter((productId) => !taken.includes(productId)),
  );
  await updateCollection(tx, id, {});
  await announceCollections(tx, [id]);
  return ok({ taken });
}

/** Takes a collection out of the shop; its products stay where they are. Refusal: `collection_not_found`. */
export async function archiveCollection(
  tx: TxCtx,
  id: string,
): Promise<Result<undefined, "collection_not_found">> {
  const known = await lockCollection(tx, id);
  if (!known) return refuse("collection_not_found");
  await updateCollection(tx, id, { archivedAt: tx.clock.now() });
  await audit(tx, "collection.archived", about(id), {
    before: { inTheShop: known.archivedAt === null },
    after: { inTheShop: false },
  });
  await announceCollections(tx, [id]);
  return ok();
}

/** Brings an archived collection back as it was, the last of all. Refusal: `collection_not_found`. */
export async function restoreCollection(
  tx: TxCtx,
  id: string,
): Promise<Result<undefined, "collection_not_found">> {
  const known = await lockCollection(tx, id);
  if (!known) return refuse("collection_not_found");
  if (known.archivedAt === null) return ok();
  await updateCollection(tx, id, { archivedAt: null, position: await nextPosition(tx) });
  await audit(tx, "collection.restored", about(id), { after: { title: known.title } });
  await announceCollections(tx, [id]);
  return ok();
}

/** Puts collections in this order, as the shop shows them. Refusal: `collection_not_found` when one is not there. */
export async function orderCollections(
  tx: TxCtx,
  ids: readonly string[],
): Promise<Result<undefined, "collection_not_found">> {
  const known = await lockCollections(tx, ids);
  if (known.length !== new Set(ids).size) return refuse("collection_not_found");
  const titles = new Map(known.map((one) => [one.id, one.title]));
  const before = [...known].sort((a, b) => a.position - b.position).map((one) => one.title);
  const after = ids.map((id) => titles.get(id)!);
  if (same(before, after)) return ok();
  await writePositions(tx, ids);
  await audit(tx, "collection.ordered", about(ids[0]!), {
    before: { order: before },
    after: { order: after },
  });
  await announceCollections(tx, ids);
  return ok();
}

const about = (id: string) => ({ kind: "collection", id });

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at]);
}

/** Pages that show collections are stale. */
export function announceCollections(tx: TxCtx, ids: readonly string[]): Promise<void> {
  return emit(tx, {
    type: COLLECTION_CHANGED,
    subject: ids[0]!,
    payload: { collection_ids: ids },
    queue: CATALOG_QUEUE,
  });
}
