import type { TxCtx } from "@/lib/kernel/context";
import { MAX_DEPTH } from "./category-tree";
import { handleOf } from "./handle";
import { insertCategories, lockTree, readTree } from "./store/categories";

/** "Men > Tops > Tees" as names from the root down; deeper levels than the tree bears are cut. */
export function namesOf(breadcrumb: string): readonly string[] {
  return breadcrumb
    .split(">")
    .map((name) => name.trim().slice(0, 120))
    .filter((name) => name !== "")
    .slice(0, MAX_DEPTH);
}

/** The path that such names have. */
export function pathOf(names: readonly string[]): string {
  return names.map(handleOf).join("/");
}

/**
 * Makes the categories that these names from the root down stand for, parents first, and returns ids by path. A
 * category that is there keeps its name, and an archived one stays archived. At most one statement a level.
 */
export async function ensureCategories(
  tx: TxCtx,
  wanted: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, string>> {
  if (wanted.length === 0) return new Map();
  await lockTree(tx);
  const ids = new Map((await readTree(tx)).map((category) => [category.path, category.id]));
  const deepest = Math.max(...wanted.map((names) => names.length));
  for (let depth = 1; depth <= deepest; depth += 1) {
    const fresh = new Map<string, Parameters<typeof insertCategories>[1][number]>();
    for (const names of wanted) {
      const path = pathOf(names.slice(0, depth));
      if (names.length < depth || ids.has(path) || fresh.has(path)) continue;
      const parentId = depth === 1 ? null : ids.get(pathOf(names.slice(0, depth - 1)))!;
      const name = names[depth - 1]!;
      const position = ids.size + fresh.size;
      fresh.set(path, {
        id: tx.ids.next(),
        parentId,
        handle: handleOf(name),
        path,
        name,
        description: "",
        position,
      });
    }
    await insertCategories(tx, [...fresh.values()]);
    for (const [path, row] of fresh) ids.set(path, row.id);
  }
  return ids;
}
