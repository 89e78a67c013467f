import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";
import type { DeskCategories, DeskCategory } from "./contract";

interface Row extends Omit<DeskCategory, "depth">, Record<string, unknown> {
  readonly position: number;
  readonly archived: boolean;
}

/**
 * The whole tree of categories, as every page of the shop reads it too. What is in a category is counted along the
 * path of each, in one statement.
 */
export async function deskCategories(ctx: ReadCtx): Promise<DeskCategories> {
  const { rows } = await ctx.db.execute<Row>(sql`
    WITH placed AS (
      SELECT DISTINCT p.id, array_to_string((string_to_array(c.path, '/'))[1:depth], '/') AS path
      FROM product_categories x
      JOIN products p ON p.id = x.product_id AND p.status <> 'archived'
      JOIN categories c ON c.id = x.category_id AND c.archived_at IS NULL
      CROSS JOIN LATERAL generate_series(1, cardinality(string_to_array(c.path, '/'))) AS depth
    ), counted AS (SELECT path, count(*)::int AS products FROM placed GROUP BY path)
    SELECT c.id, c.parent_id AS "parentId", c.name, c.handle, c.path, c.description, c.position,
      c.archived_at IS NOT NULL AS archived, coalesce(counted.products, 0) AS products
    FROM categories c LEFT JOIN counted ON counted.path = c.path
    ORDER BY c.position, c.name, c.id
  `);
  const live = rows.filter((row) => !row.archived);
  const under = new Map<string | null, Row[]>();
  for (const row of live) under.set(row.parentId, [...(under.get(row.parentId) ?? []), row]);
  const walk = (parentId: string | null, depth: number): DeskCategory[] =>
    (under.get(parentId) ?? []).flatMap(({ archived: _, position: _at, ...row }) => [
      { ...row, depth },
      ...walk(row.id, depth + 1),
    ]);
  const there = new Set(live.map((row) => row.id));
  return {
    live: walk(null, 0),
    archived: rows
      .filter((row) => row.archived)
      .map(({ id, name, path, parentId }) => ({
        id,
        name,
        path,
        mayReturn: parentId === null || there.has(parentId),
      })),
  };
}
