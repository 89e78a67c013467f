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

/**
 * Makes a category under a parent (null: at the root), the last of its siblings unless a position is given. Refusals:
 * `parent_not_found`, `too_deep`, `path_taken` with the path and whether what has it is archived.
 */
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
  const description = input.description ?? "";
  const position = input.position ?? lastPlace(tree, parentId);
  const path = parent ? `${parent.path}/${handle}` : handle;
  if (path.split("/").length > MAX_DEPTH) return refuse("too_deep");
  const inTheWay = tree.find((category) => category.path === path);
  if (inTheWay) return refuse("path_taken", taken(inTheWay));
  const row = { id: tx.ids.next(), parentId, handle, path, name: input.name };
  await insertCategories(tx, [{ ...row, description, position, archivedAt: null }]);
  await dropRedirects(tx, [categoryPath(path)]);
  await audit(tx, "category.added", about(row.id), { after: { name: input.name, path, description } });
  await announceCategories(tx, [row.id]);
  return ok({ id: row.id, path });
}

/**
 * Renames, moves or describes a category; all under it move with it, and old addresses lead to the new ones. Refusals:
 * `category_not_found`, `parent_not_found`, `cycle` (under itself), `too_deep`, `path_taken` as `createCategory`.
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
  if (inTheWay) return refuse("path_taken", taken(inTheWay));
  // What comes under another parent comes last there.
  const position = edit.position ?? (moves ? lastPlace(tree, parentId) : undefined);
  const changes = definedOnly({ ...edit, parentId, position });
  await updateCategories(tx, [{ id, ...changes }]);
  await movePaths(tx, tree, paths);
  const before = { name: known.name, path: known.path, description: known.description };
  const after = {
    name: edit.name ?? known.name,
    path: paths.get(id)!,
    description: edit.description ?? known.description,
  };
  const change = changedParts(before, after);
  if (change) await audit(tx, "category.changed", about(id), change);
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
  await audit(tx, "category.archived", about(id), {
    before: { inTheShop: gone.map((category) => category.path) },
    after: { inTheShop: [] },
  });
  await announceCategories(
    tx,
    gone.map((category) => category.id),
  );
  return ok();
}

/**
 * Brings an archived category back where it stood, the last of its siblings; those under it stay archived. Refusals:
 * `category_not_found`, `parent_not_found` (what it stood under is archived too).
 */
export async function restoreCategory(
  tx: TxCtx,
  id: string,
): Promise<Result<{ path: string }, "category_not_found" | "parent_not_found">> {
  await lockTree(tx);
  const tree = await readTree(tx);
  const known = tree.find((category) => category.id === id);
  if (!known) return refuse("category_not_found");
  const { parentId, path } = known;
  if (known.archivedAt === null) return ok({ path });
  if (parentId !== null && !tree.some((one) => one.id === parentId && one.archivedAt === null))
    return refuse("parent_not_found");
  await updateCategories(tx, [{ id, archivedAt: null, position: lastPlace(tree, parentId) }]);
  await dropRedirects(tx, [categoryPath(path)]);
  await audit(tx, "category.restored", about(id), { after: { path } });
  // What stands in those under it, archived or not, stands in this one again.
  await announceCategories(
    tx,
    subtree(tree, id).map((category) => category.id),
  );
  return ok({ path });
}

/**
 * Puts the categories under one parent (null: at the root) in this order. Refusal: `changed_meanwhile` when these are
 * not all that stand there now.
 */
export async function arrangeCategories(
  tx: TxCtx,
  parentId: string | null,
  ids: readonly string[],
): Promise<Result<undefined, "changed_meanwhile">> {
  await lockTree(tx);
  const siblings = (await readTree(tx)).filter((one) => one.parentId === parentId && one.archivedAt === null);
  const places = new Map(ids.map((id, position) => [id, position]));
  if (places.size !== siblings.length || siblings.some((one) => !places.has(one.id)))
    return refuse("changed_meanwhile", {});
  const moved = siblings.filter((one) => one.position !== places.get(one.id));
  if (moved.length === 0) return ok();
  await updateCategories(
    tx,
    moved.map(({ id }) => ({ id, position: places.get(id)! })),
  );
  const names = (ordered: readonly CategoryRow[]) => ordered.map((one) => one.name);
  await audit(tx, "category.arranged", about(parentId ?? moved[0]!.id), {
    before: {
      order: names([...siblings].sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1))),
    },
    after: { order: names([...siblings].sort((a, b) => places.get(a.id)! - places.get(b.id)!)) },
  });
  await announceCategories(
    tx,
    moved.map((one) => one.id),
  );
  return ok();
}

const about = (id: string) => ({ kind: "category", id });
const taken = ({ path, archivedAt }: CategoryRow) => ({ path, archived: archivedAt !== null });

/** Behind all that stand under a parent. */
function lastPlace(tree: readonly CategoryRow[], parentId: string | null): number {
  const places = tree.filter((one) => one.parentId === parentId).map((one) => one.position);
  return Math.max(-1, ...places) + 1;
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
