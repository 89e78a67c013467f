import type { PersonKind } from "../cookies";

/** Where each instance of Auth.js answers. */
export const authPath = (kind: PersonKind) => `/api/auth/${kind}`;
/** Where Auth.js sends a browser whose sign-in it refused. */
export const signInPage: Readonly<Record<PersonKind, string>> = {
  customer: "/sign-in",
  staff: "/admin/sign-in",
};

/**
 * The path on this shop that an untrusted "and then go to" names, or "/": never another host, whatever way of writing
 * one is tried (`//evil`, `/\evil`, a scheme, a user part, control characters that browsers drop) (ASVS 5.0 3.7.2).
 */
export function safePath(wanted: unknown, origin: string): string {
  if (typeof wanted !== "string" || wanted.length > 2_000) return "/";
  try {
    const url = new URL(wanted, origin);
    if (url.origin !== new URL(origin).origin) return "/";
    const path = `${url.pathname}${url.search}${url.hash}`;
    return path.startsWith("//") ? "/" : path;
  } catch {
    return "/";
  }
}
