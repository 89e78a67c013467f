import { env } from "@/lib/env";

/** Who a session is of. Customers and staff never share a table, a cookie or an endpoint. */
export type PersonKind = "customer" | "staff";

/** Whether the shop is reached over https; on http://localhost a browser takes no Secure cookie from every server. */
export function isSecureShop(): boolean {
  return new URL(env().SHOP_URL!).protocol === "https:";
}

/**
 * Over https the name begins `__Host-`: browsers then insist on Secure, Path=/ and no Domain, so that no sibling
 * host can plant one (RFC 6265bis 4.1.3.2; ASVS 5.0 3.3.1). No cookie's name may begin with another's whole name:
 * Auth.js takes such cookies for pieces of one value.
 */
export function authCookieName(kind: PersonKind, part: "session" | "csrf" | "back" | "pending"): string {
  return `${isSecureShop() ? "__Host-" : ""}${kind}-${part}`;
}

/** The cookie that carries a customer's session secret. */
export const customerCookieName = () => authCookieName("customer", "session");
/** The cookie that carries a staff member's session secret. */
export const staffCookieName = () => authCookieName("staff", "session");
/** The cookie of a sign-in that waits for its second factor. It is no session, and opens nothing. */
export const pendingCookieName = () => authCookieName("staff", "pending");

/** HttpOnly, SameSite=Lax, Path=/; Secure over https (ASVS 5.0 3.3.1 to 3.3.4). */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureShop() } as const;
}

/** A Set-Cookie value like those of Auth.js. `life` in milliseconds; 0 removes it. */
export function setCookieOf(name: string, value: string, life: number): string {
  const parts = [`${name}=${value}`, `Max-Age=${Math.floor(life / 1000)}`, "Path=/", "HttpOnly"];
  if (isSecureShop()) parts.push("Secure");
  return [...parts, "SameSite=Lax"].join("; ");
}

/** The Set-Cookie value of a session that began, or went on under a new secret, elsewhere than in Auth.js. */
export function sessionSetCookie(
  kind: PersonKind,
  started: { readonly secret: string; readonly absoluteUntil: Date },
  now: Date,
): string {
  const life = started.absoluteUntil.getTime() - now.getTime();
  return setCookieOf(authCookieName(kind, "session"), started.secret, life);
}
