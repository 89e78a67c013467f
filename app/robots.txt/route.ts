import { shopUrl } from "@/lib/platform/urls";
import { listingQueries, personalPaths } from "@/lib/web/per-request.mjs";

/** A build knows no address of a shop. */
export const dynamic = "force-dynamic";

/**
 * What machines that read the web may read: the shop, and nothing that is about one person or made for programs.
 * Lists in another order or narrowed say themselves that they are no page to keep; they are not walked either, since
 * their number has no end. Later pages of a list may be, on the way to what stands on them.
 */
export function GET(): Response {
  // Writing to the shop is for everybody, though its page is rendered for each request.
  const shut = personalPaths.filter((path) => path !== "contact").map((path) => `/${path}`);
  const endless = listingQueries.filter((name) => name !== "after").map((name) => `/*?*${name}=`);
  const lines = [
    "User-agent: *",
    ...[...shut, "/api/", ...endless].map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${shopUrl("/sitemap.xml")}`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
