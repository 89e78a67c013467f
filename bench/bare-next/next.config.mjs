import { join } from "node:path";

/** The shop's settings as far as they touch how a cached page is served; all else is Next's default. */
export default {
  poweredByHeader: false,
  turbopack: { root: join(import.meta.dirname, "../..") },
  cacheMaxMemorySize: 96 * 1024 * 1024,
  experimental: { isrFlushToDisk: false },
};
