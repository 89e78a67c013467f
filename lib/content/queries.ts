import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { pages } from "@/db/schema/content";
import type { ReadCtx } from "@/lib/kernel/context";
import type { ContentPage, Menu, PageLink, PageListed } from "./contract";

/** A page by its handle; null when there is none, or it was taken away. */
export async function pageByHandle(ctx: ReadCtx, handle: string): Promise<ContentPage | null> {
  const [row] = await ctx.db
    .select()
    .from(pages)
    .where(and(eq(pages.handle, handle), isNull(pages.archivedAt)));
  if (!row) return null;
  const { title, summary, body, updatedAt } = row;
  return { handle: row.handle, title, summary, body, updatedAt: updatedAt.toISOString() };
}

/** The pages that the footer leads to, in their order; a hundred at most. */
export async function pageLinks(ctx: ReadCtx): Promise<readonly PageLink[]> {
  const rows = await ctx.db
    .select({ handle: pages.handle, title: pages.title, summary: pages.summary, menu: pages.menu })
    .from(pages)
    .where(and(isNull(pages.archivedAt), isNotNull(pages.menu)))
    .orderBy(asc(pages.position), asc(pages.handle))
    .limit(100);
  return rows.map((row) => ({ ...row, menu: row.menu as Menu }));
}

/** Every page that can be read, with when it was last written (ISO 8601); a thousand at most. */
export async function pagesToRead(
  ctx: ReadCtx,
): Promise<readonly { readonly handle: string; readonly changedAt: string }[]> {
  const rows = await ctx.db
    .select({ handle: pages.handle, updatedAt: pages.updatedAt })
    .from(pages)
    .where(isNull(pages.archivedAt))
    .orderBy(asc(pages.position), asc(pages.handle))
    .limit(1_000);
  return rows.map(({ handle, updatedAt }) => ({ handle, changedAt: updatedAt.toISOString() }));
}

/** Every page of the shop's words, those taken away last; two hundred at most. */
export async function allPages(ctx: ReadCtx): Promise<readonly PageListed[]> {
  const rows = await ctx.db
    .select()
    .from(pages)
    .orderBy(sql`${pages.archivedAt} nulls first`, asc(pages.position), asc(pages.handle))
    .limit(200);
  return rows.map(({ handle, title, menu, archivedAt, updatedAt }) => ({
    handle,
    title,
    menu,
    isGone: archivedAt !== null,
    updatedAt: updatedAt.toISOString(),
  }));
}

/** A page's row, taken away or not. */
export async function pageRow(ctx: ReadCtx, handle: string) {
  const [row] = await ctx.db.select().from(pages).where(eq(pages.handle, handle));
  return row ?? null;
}
