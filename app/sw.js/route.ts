import { script } from "./script";

export const dynamic = "force-static";

/** The service worker: it has one page to show, where none can be fetched. */
export function GET(): Response {
  return new Response(script, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      // Asked for anew each time, since an old one would stand between a shopper and the shop.
      "cache-control": "no-cache",
      "service-worker-allowed": "/",
    },
  });
}
