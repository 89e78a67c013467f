import { groupBy } from "./group";

/** What the tree rules need of a category. */
export interface CategoryNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly handle: string;
  readonly path: string;
  readonly name: string;
  readonly position: number;
}

export interface CategoryBranch {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly children: readonly CategoryBranch[];
}

/** Deeper than this no shop page can show it. */
export const MAX_DEPTH = 6;

/** The categories as a tree, siblings by position and then by name. What hangs on a missing parent is left out. */
export function categoryTree(categories: readonly CategoryNode[]): CategoryBranch[] {
  const byParent = groupBy(categories, (category) => category.parentId);
  const grow = (parentId: string | null): CategoryBranch[] =>
    [...(byParent.get(parentId) ?? [])]
      .sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1))
      .map(({ id, name, path }) => ({ id, name, path, children: grow(id) }));
  return grow(null);
}

/** The category and everything under it, the category first. */
export function subtree(categories: readonly CategoryNode[], id: string): CategoryNode[] {
  const byParent = groupBy(categories, (category) => category.parentId);
  const found: CategoryNode[] = categories.filter((category) => category.id === id);
  for (let at = 0; at < found.length; at += 1) found.push(...(byParent.get(found[at]!.id) ?? []));
  return found;
}

/** From the root down to the category itself. */
export function trail(categories: readonly CategoryNode[], id: string): CategoryNode[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const found: CategoryNode[] = [];
  for (
    let at = byId.get(id);
    at && found.length <= MAX_DEPTH;
    at = at.parentId ? byId.get(at.parentId) : undefined
  )
    found.unshift(at);
  return found;
}

/**
 * The new paths when a category gets another parent or handle: its own and those of all under it. Null when the new
 * parent is the category itself or stands under it, or when the tree would become too deep.
 */
export function movedPaths(
  categories: readonly CategoryNode[],
  id: string,
  to: { readonly parentId: string | null; readonly handle: string },
): ReadonlyMap<string, string> | "cycle" | "too_deep" {
  const moved = subtree(categories, id);
  if (moved.some((category) => category.id === to.parentId)) return "cycle";
  const parent =
    to.parentId === null ? undefined : categories.find((category) => category.id === to.parentId);
  const paths = new Map<string, string>();
  for (const category of moved) {
    const above = category.id === id ? parent?.path : paths.get(category.parentId!);
    const handle = category.id === id ? to.handle : category.handle;
    paths.set(category.id, above === undefined ? handle : `${above}/${handle}`);
  }
  const deepest = Math.max(...[...paths.values()].map((path) => path.split("/").length));
  return deepest > MAX_DEPTH ? "too_deep" : paths;
}
