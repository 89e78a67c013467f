import { inArray, sql } from "drizzle-orm";
import { categories } from "@/db/schema/catalog";
import type { TxCtx } from "@/lib/kernel/context";
import { insertRows, updateRows } from "./rows";

export type CategoryRow = typeof categories.$inferSelect;

/**
 * One change of the tree at a time, until commit: a cycle is made by two moves that do not see each other, and no
 * row lock stands for a whole tree.
 */
export async function lockTree(tx: TxCtx): Promise<void> {
  await tx.db.execute(sql`SELECT pg_advisory_xact_lock(hashtext('catalog: category tree'))`);
}

export function readTree(tx: TxCtx): Promise<CategoryRow[]> {
  return tx.db.select().from(categories);
}

/** Inserts categories whose paths nobody has; another's path is left alone. */
export function insertCategories(
  tx: TxCtx,
  rows: readonly (typeof categories.$inferInsert)[],
): Promise<number> {
  return insertRows(tx, categories, rows, sql`ON CONFLICT (path) DO NOTHING`);
}

/** In two steps when paths change, since each is unique and a swap would trip over itself. */
export async function updateCategories(
  tx: TxCtx,
  rows: readonly (Partial<typeof categories.$inferInsert> & { readonly id: string })[],
): Promise<void> {
  const moved = rows.filter((row) => row.path !== undefined).map((row) => row.id);
  if (moved.length > 0)
    await tx.db
      .update(categories)
      .set({ path: sql`${categories.id}::text` })
      .where(inArray(categories.id, moved));
  await updateRows(tx, categories, rows);
}
