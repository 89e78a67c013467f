import { safePath } from "@/lib/auth";
import { shopUrl } from "@/lib/platform/urls";

/** Back to the page whose address holds the secret: the form's own word is not kept in a cookie, the browser's is. */
export function backToSecret(_params: unknown, request: Request): string {
  const page = safePath(request.headers.get("referer"), shopUrl("/"));
  return page.startsWith("/reset-password/") ? page : "/forgot-password";
}
