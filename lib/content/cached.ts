import "server-only";
import { unstable_cache } from "next/cache";
import { system } from "@/lib/kernel/actor";
import { EVERYTHING } from "@/lib/platform/page-cache";
import { contextFor } from "@/lib/platform/runtime";
import { CONTENT_TAG, type ContentPage, contentTag, type PageLink } from "./contract";
import { pageByHandle, pageLinks, pagesToRead } from "./queries";

const pages = () => contextFor(system("pages"));

/** Thrown inside the cached read of what is not there, since an error is not kept: made-up addresses fill no cache. */
class NotThere extends Error {}

/** A page of the shop's words, kept until it is written anew; null when there is none. */
export async function cachedContentPage(handle: string): Promise<ContentPage | null> {
  if (handle.length > 120 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(handle)) return null;
  const read = unstable_cache(
    async () => {
      const page = await pageByHandle(pages(), handle);
      if (!page) throw new NotThere();
      return page;
    },
    ["content-page", handle],
    { tags: [contentTag(handle), EVERYTHING] },
  );
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotThere) return null;
    throw error;
  }
}

/** The footer's links, kept until one of the pages changes. */
export function cachedPageLinks(): Promise<readonly PageLink[]> {
  return unstable_cache(() => pageLinks(pages()), ["content-links"], { tags: [CONTENT_TAG, EVERYTHING] })();
}

/** The pages of the sitemap, kept until one of them changes. */
export function cachedPagesToRead(): ReturnType<typeof pagesToRead> {
  return unstable_cache(() => pagesToRead(pages()), ["content-sitemap"], {
    tags: [CONTENT_TAG, EVERYTHING],
  })();
}
