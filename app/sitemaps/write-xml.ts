/** One address of a sitemap, with the same page in other markets by `hreflang`. */
export interface SitemapEntry {
  readonly address: string;
  /** ISO 8601; null where nothing says when it last changed. */
  readonly changedAt: string | null;
  readonly alternates: Readonly<Record<string, string>>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** A file of addresses (sitemaps.org, with Google's `xhtml:link` for languages). */
export function urlSet(entries: readonly SitemapEntry[]): string {
  const urls = entries.map(({ address, changedAt, alternates }) => {
    const links = Object.entries(alternates).map(
      ([language, href]) =>
        `<xhtml:link rel="alternate" hreflang="${escaped(language)}" href="${escaped(href)}"/>`,
    );
    return `<url>${place(address, changedAt)}${links.join("")}</url>\n`;
  });
  return `${HEAD}<urlset ${SITEMAPS} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join("")}</urlset>\n`;
}

/** A file of such files. */
export function sitemapIndex(files: readonly Omit<SitemapEntry, "alternates">[]): string {
  const maps = files.map(({ address, changedAt }) => `<sitemap>${place(address, changedAt)}</sitemap>\n`);
  return `${HEAD}<sitemapindex ${SITEMAPS}>\n${maps.join("")}</sitemapindex>\n`;
}

/** Its reads are kept until what they name changes; who asks may keep it for a few minutes more. */
export function xmlAnswer(text: string): Response {
  return new Response(text, {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=300" },
  });
}

function place(address: string, changedAt: string | null): string {
  const changed = changedAt ? `<lastmod>${escaped(changedAt)}</lastmod>` : "";
  return `<loc>${escaped(address)}</loc>${changed}`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => entities[one]!);
}
