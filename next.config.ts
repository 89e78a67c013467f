import type { NextConfig } from "next";
import { cachedPolicy, dataPolicy, letterPolicy } from "./lib/web/content-policy.mjs";
import { LISTING_ASKED, listingQueries } from "./lib/web/per-request.mjs";
import { securityHeaders } from "./lib/web/security-headers.mjs";

/** A market's code as the first segment; the default market has none and is rewritten to `default`. */
const MARKET = ":market([a-z]{2,8})";

/** Where our entry does not run, each name that a listing understands is a rule of its own. */
const asked = process.env.VERCEL
  ? listingQueries.map((key) => ({ type: "query" as const, key }))
  : [{ type: "header" as const, key: LISTING_ASKED }];
const withQuery = (source: string, destination: string) =>
  asked.map((one) => ({ source, destination, has: [one] }));

const isDevelopment = process.env.NODE_ENV === "development";
const policy = (value: string) => ({ key: "content-security-policy", value });
const baseline = Object.entries(securityHeaders).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  poweredByHeader: false,
  // Where there is no server entry of ours, the proxy file does its part.
  pageExtensions: process.env.VERCEL ? ["tsx", "ts", "vercel.ts"] : ["tsx", "ts"],
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  reactStrictMode: true,
  // `npm test` checks types once for everything; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: [
    "pg",
    "graphile-worker",
    "pino",
    "@node-rs/argon2",
    "@simplewebauthn/server",
    "sharp",
    "nodemailer",
    "drizzle-orm",
  ],
  // Cached pages live in memory, bounded: made-up addresses cannot fill a disk, and a start with another build or
  // database begins with nothing.
  cacheMaxMemorySize: 96 * 1024 * 1024,
  experimental: {
    isrFlushToDisk: false,
    // A page asks for a file less each time that two small ones are one.
    turbopackChunking: { minChunkSize: 200_000 },
    authInterrupts: true,
    // Several root layouts stand side by side: what none of them knows has a page of its own.
    globalNotFound: true,
    serverActions: { bodySizeLimit: "1mb" },
  },
  // Pictures are sized by /media, at the house's widths alone: Next's own door for that is shut.
  images: { unoptimized: true },
  // Of several the last wins. The server entry puts stricter policies in their place, where it knows more.
  headers: async () => [
    { source: "/:path*", headers: [...baseline, policy(cachedPolicy(null, { isDevelopment }))] },
    { source: "/api/:path((?!v1/docs$).*)", headers: [policy(dataPolicy)] },
    { source: "/media/:path*", headers: [policy(`${dataPolicy}; sandbox`)] },
    { source: "/share/:path*", headers: [policy(`${dataPolicy}; sandbox`)] },
    { source: "/:file(robots\\.txt|sitemap\\.xml)", headers: [policy(dataPolicy)] },
    { source: "/sitemaps/:path*", headers: [policy(dataPolicy)] },
    {
      source: "/admin/messages/:message/letter",
      headers: [policy(letterPolicy), { key: "x-frame-options", value: "SAMEORIGIN" }],
    },
    // Named by number: another cut is another name.
    {
      source: "/faces/:path*",
      headers: [{ key: "cache-control", value: "public, max-age=31536000, immutable" }],
    },
  ],
  redirects: async () => [
    { source: "/default", destination: "/", permanent: true },
    { source: "/default/:path*", destination: "/:path*", permanent: true },
  ],
  rewrites: async () => ({
    beforeFiles: [
      ...withQuery("/c/:path*", "/default/browse/:path*"),
      ...withQuery(`/${MARKET}/c/:path*`, "/:market/browse/:path*"),
      ...withQuery("/collections/:handle", "/default/browse-collection/:handle"),
      ...withQuery(`/${MARKET}/collections/:handle`, "/:market/browse-collection/:handle"),
      { source: "/", destination: "/default" },
      { source: "/c/:path*", destination: "/default/c/:path*" },
      { source: "/p/:handle", destination: "/default/p/:handle" },
      { source: "/search", destination: "/default/search" },
      { source: "/collections", destination: "/default/collections" },
      { source: "/collections/:handle", destination: "/default/collections/:handle" },
      { source: "/pages/:handle", destination: "/default/pages/:handle" },
    ],
    afterFiles: [],
    fallback: [],
  }),
};

export default config;
