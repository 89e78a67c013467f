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
} from "./contract";
import { handleOf } from "./handle";
import {
  type CollectionRow,
  insertCollection,
  lockCollection,
  productIdsIn,
  replaceProducts,
  titlesOf,
  updateCollection,
} from "./store/collections";
import { dropRedirects, keepRedirects } from "./store/redirects";

/** Makes a collection without products. Refusal: `handle_taken`. */
export async function createCollection(
  tx: TxCtx,
  input: CollectionInput,
): Promise<Result<{ id: string; handle: string }, CollectionRefusal>> {
  const handle = input.handle ?? handleOf(input.title);
  const at = tx.clock.now();
  const id = tx.ids.next();
  const { title, description = "", position = 0 } = input;
  const row = { id, handle, title, description, position, createdAt: at, updatedAt: at };
  if (!(await insertCollection(tx, row))) return refuse("handle_taken", { handle });
  await dropRedirects(tx, [collectionPath(handle)]);
  await audit(tx, "collection.added", about(id), { after: toldOf(row) });
  await announce(tx, id);
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
  const change = changedParts(toldOf(known), toldOf({ ...known, ...definedOnly(edit) }));
  if (change) await audit(tx, "collection.changed", about(id), change);
  await announce(tx, id);
  return ok();
}

/**
 * Makes these the products of a collection, in this order; the same order changes nothing. Refusal:
 * `collection_not_found`.
 */
export async function arrangeCollection(
  tx: TxCtx,
  id: string,
  productIds: readonly string[],
): Promise<Result<{ changed: boolean }, "collection_not_found">> {
  if (!(await lockCollection(tx, id))) return refuse("collection_not_found");
  const wanted = [...new Set(productIds)];
  const before = await productIdsIn(tx, id);
  if (before.length === wanted.length && before.every((one, at) => one === wanted[at]))
    return ok({ changed: false });
  await replaceProducts(tx, id, wanted);
  await updateCollection(tx, id, {});
  const titles = await titlesOf(tx, [...new Set([...before, ...wanted])]);
  const named = (ids: readonly string[]) => ({ products: ids.map((one) => titles.get(one) ?? one) });
  await audit(tx, "collection.arranged", about(id), { before: named(before), after: named(wanted) });
  await announce(tx, id);
  return ok({ changed: true });
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
  await announce(tx, id);
  return ok();
}

const about = (id: string) => ({ kind: "collection", id });

function toldOf({
  title,
  handle,
  description,
  position,
}: Pick<CollectionRow, "title" | "handle" | "description" | "position">) {
  return { title, handle, description, position };
}

function definedOnly<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function announce(tx: TxCtx, id: string): Promise<void> {
  return emit(tx, {
    type: COLLECTION_CHANGED,
    subject: id,
    payload: { collection_ids: [id] },
    queue: CATALOG_QUEUE,
  });
}
