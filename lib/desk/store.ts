import { and, asc, count, eq, sql } from "drizzle-orm";
import { deskViews } from "@/db/schema/desk";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import { MAX_VIEWS, type SavedView, type ViewedList } from "./contract";

const t = deskViews;

/** A member of staff's own views of a list, in the order they were made. */
export function savedViews(ctx: ReadCtx, staffId: string, list: ViewedList): Promise<SavedView[]> {
  return ctx.db
    .select({ id: t.id, name: t.name, query: t.query })
    .from(t)
    .where(and(eq(t.staffId, staffId), eq(t.list, list)))
    .orderBy(asc(t.createdAt), asc(t.id))
    .limit(MAX_VIEWS);
}

/** One change after the other for one person, so that the bound holds. */
export async function lockViews(tx: TxCtx, staffId: string): Promise<void> {
  await tx.db.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`desk.views:${staffId}`}, 0))`);
}

export async function countViews(tx: TxCtx, staffId: string, list: ViewedList): Promise<number> {
  const [row] = await tx.db
    .select({ kept: count() })
    .from(t)
    .where(and(eq(t.staffId, staffId), eq(t.list, list)));
  return row?.kept ?? 0;
}

export async function insertView(
  tx: TxCtx,
  view: Omit<typeof deskViews.$inferInsert, "createdAt">,
): Promise<void> {
  await tx.db.insert(t).values({ ...view, createdAt: tx.clock.now() });
}

export async function deleteView(tx: TxCtx, staffId: string, id: string): Promise<void> {
  await tx.db.delete(t).where(and(eq(t.staffId, staffId), eq(t.id, id)));
}
