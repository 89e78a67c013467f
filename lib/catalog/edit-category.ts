import type { TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { changedParts } from "@/lib/platform/changed-parts";
import { emit } from "@/lib/platform/outbox";
import { MAX_DEPTH, movedPaths, subtree } from "./category-tree";
import {
  CATALOG_QUEUE,
  CATEGORY_CHANGED,
  type CategoryEdit,
  type CategoryInput,
  type CategoryRefusal,
  categoryPath,
} from "./contract";
import { handleOf } from "./handle";
import { type CategoryRow, insertCategories, lockTree, readTree, updateCategories } from "./store/categories";
import { dropRedirects, keepRedirects } from "./store/redirects";

/** Makes a category under a parent (null: at the root). Refusals: `parent_not_found`, `path_taken`, `too_deep`. */
export async function createCategory(
  tx: TxCtx,
  input: CategoryInput,
): Promise<Result<{ id: string; path: string }, CategoryRefusal>> {
  await lockTree(tx);
  const tree = await readTree(tx);
  const parentId = input.parentId ?? null;
  const parent = tree.find((category) => category.id === parentId && category.archivedAt === null);
  if (parentId !== null && !parent) return refuse("parent_not_found");
  const handle = input.handle ?? handleOf(input.name);
  const path = parent ? `${parent.path}/${handle}` : handle;
  if (path.split("/").length > MAX_DEPTH) return refuse("too_deep");
  if (tree.some((category) => category.path === path)) return refuse("path_taken", { path });
  const row = { id: tx.ids.next(), parentId, handle, path, name: input.name };
  await insertCategories(tx, [
    { ...row, description: input.description ?? "", position: input.position ?? 0, archivedAt: null },
  ]);
  await dropRedirects(tx, [categoryPath(path)]);
  const { description = "", position = 0 } = input;
  await audit(
    tx,
    "category.added",
    { kind: "category", id: row.id },
    {
      after: { name: row.name, path, description, position },
    },
  );
  await announceCategories(tx, [row.id]);
  return ok({ id: row.id, path });
}

/**
 * Renames, moves or describes a category; all under it move with it, and old addresses lead to the new ones. Refusals:
 * `category_not_found`, `parent_not_found`, `cycle` (under itself), `too_deep`, `path_taken` with the path.
 */
export async function editCategory(
  tx: TxCtx,
  id: string,
  edit: CategoryEdit,
): Promise<Result<{ path: string }, CategoryRefusal>> {
  await lockTree(tx);
  const tree = await readTree(tx);
  const known = tree.find((category) => category.id === id);
  if (!known) return refuse("category_not_found");
  const parentId = edit.parentId === undefined ? known.parentId : edit.parentId;
  const moves = parentId !== known.parentId;
  if (
    moves &&
    parentId !== null &&
    !tree.some(({ id: other, archivedAt }) => other === parentId && !archivedAt)
  )
    return refuse("parent_not_found");
  const paths = movedPaths(tree, id, { parentId, handle: edit.handle ?? known.handle });
  if (typeof paths === "string") return refuse(paths);
  const inTheWay = tree.find(
    (category) => !paths.has(category.id) && [...paths.values()].includes(category.path),
  );
  if (inTheWay) return refuse("path_taken", { path: inTheWay.path });
  await updateCategories(tx, [{ id, ...definedOnly({ ...edit, parentId }) }]);
  await movePaths(tx, tree, paths);
  const is = { ...known, ...definedOnly(edit), path: paths.get(id)! };
  const change = changedParts(toldOf(known), toldOf(is));
  if (change) await audit(tx, "category.changed", { kind: "category", id }, change);
  await announceCategories(tx, [...paths.keys()]);
  return ok({ path: paths.get(id)! });
}

/** Takes a category and all under it out of the shop. Products stay, in their other categories. */
export async function archiveCategory(
  tx: TxCtx,
  id: string,
): Promise<Result<undefined, "category_not_found">> {
  await lockTree(tx);
  const tree = await readTree(tx);
  const gone = subtree(tree, id);
  if (gone.length === 0) return refuse("category_not_found");
  const at = tx.clock.now();
  await updateCategories(
    tx,
    gone.map((category) => ({ id: category.id, archivedAt: at })),
  );
  await audit(
    tx,
    "category.archived",
    { kind: "category", id },
    {
      before: { inTheShop: gone.map(({ path }) => path) },
      after: { inTheShop: [] },
    },
  );
  await announceCategories(
    tx,
    gone.map((category) => category.id),
  );
  return ok();
}

function toldOf({ name, path, description, position }: CategoryRow) {
  return { name, path, description, position };
}

async function movePaths(
  tx: TxCtx,
  tree: readonly CategoryRow[],
  paths: ReadonlyMap<string, string>,
): Promise<void> {
  const moved = tree.filter((category) => paths.has(category.id) && paths.get(category.id) !== category.path);
  await updateCategories(
    tx,
    moved.map((category) => ({ id: category.id, path: paths.get(category.id)! })),
  );
  await keepRedirects(
    tx,
    moved.map((category) => ({
      from: categoryPath(category.path),
      to: categoryPath(paths.get(category.id)!),
    })),
  );
}

async function announceCategories(tx: TxCtx, ids: readonly string[]): Promise<void> {
  await emit(tx, {
    type: CATEGORY_CHANGED,
    subject: ids[0]!,
    payload: { category_ids: ids },
    queue: CATALOG_QUEUE,
  });
}

function definedOnly<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
