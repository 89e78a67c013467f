import { safePath } from "@/lib/auth";
import { shopUrl } from "@/lib/platform/urls";

/** A page of the desk on this shop, whatever was asked for. */
export function deskPath(wanted: string | undefined): string {
  const path = safePath(wanted ?? "/admin", shopUrl("/"));
  return /^\/admin(?:[/?#]|$)/.test(path) ? path : "/admin";
}
