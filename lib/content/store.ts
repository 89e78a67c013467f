import { and, eq, isNull, sql } from "drizzle-orm";
import { pages } from "@/db/schema/content";
import type { TxCtx } from "@/lib/kernel/context";

type PageWords = Pick<
  typeof pages.$inferInsert,
  "handle" | "title" | "summary" | "body" | "menu" | "position"
>;

/** Inserts or changes a page. False when it says the same already. */
export async function writePage(tx: TxCtx, page: PageWords): Promise<boolean> {
  const now = tx.clock.now();
  const { handle: _, ...words } = page;
  const t = pages;
  const written = await tx.db
    .insert(pages)
    .values({ id: tx.ids.next(), ...page, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: pages.handle,
      set: { ...words, updatedAt: now, archivedAt: null },
      setWhere: sql`(${t.title}, ${t.summary}, ${t.body}, ${t.menu}, ${t.position}, ${t.archivedAt}) is distinct from
        (excluded.title, excluded.summary, excluded.body, excluded.menu, excluded.position, null::timestamptz)`,
    })
    .returning({ id: pages.id });
  return written.length === 1;
}

export async function endPage(tx: TxCtx, handle: string): Promise<boolean> {
  const ended = await tx.db
    .update(pages)
    .set({ archivedAt: tx.clock.now() })
    .where(and(eq(pages.handle, handle), isNull(pages.archivedAt)))
    .returning({ id: pages.id });
  return ended.length === 1;
}
