import { sql } from "drizzle-orm";
import type { ReadCtx } from "@/lib/kernel/context";

/**
 * Only a request can drop a cached page, so the worker, commands and other instances say which tags are stale by
 * NOTIFY; every web process listens (platform/page-cache-listener) and asks a local, secret-protected route.
 */
export const PAGE_CACHE_CHANNEL = "page_cache";
/** Dropped when a listener may have missed something. Every cached read carries it. */
export const EVERYTHING = "everything";

/** Postgres bounds a notification at 8,000 bytes. */
const TAGS_A_NOTICE = 100;

export async function invalidatePages(ctx: ReadCtx, tags: readonly string[]): Promise<void> {
  const unique = [...new Set(tags)];
  for (let at = 0; at < unique.length; at += TAGS_A_NOTICE) {
    const notice = JSON.stringify(unique.slice(at, at + TAGS_A_NOTICE));
    await ctx.db.execute(sql`SELECT pg_notify(${PAGE_CACHE_CHANNEL}, ${notice})`);
  }
}
