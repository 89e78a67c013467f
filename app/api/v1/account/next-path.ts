import { z } from "zod";
import { safePath } from "@/lib/auth";
import { shopUrl } from "@/lib/platform/urls";

/** Where a form wants to go afterwards; what leads out of the shop leads to the account. */
export const nextField = z.string().max(2_000).optional();

export function nextPath(wanted: string | undefined): string {
  const path = safePath(wanted, shopUrl("/"));
  return path === "/" ? "/account" : path;
}
