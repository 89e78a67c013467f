import { env } from "@/lib/env";

type ReadHeaders = Pick<Headers, "get">;

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a browser sent this from another site. Browsers say so themselves (Sec-Fetch-Site, else Origin) and a page
 * cannot forge either; a caller that sends neither is no browser, and has no cookies it did not put there itself.
 */
export function isCrossSite(request: { readonly method: string; readonly headers: ReadHeaders }): boolean {
  return !safeMethods.has(request.method) && comesFromElsewhere(request.headers);
}

/** The same of a call that always acts, such as a server action. */
export function comesFromElsewhere(headers: ReadHeaders): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = headers.get("origin");
  return origin !== null && origin !== new URL(env().SHOP_URL!).origin;
}
