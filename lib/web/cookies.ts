import { env } from "@/lib/env";

/** Whether the shop is reached over https: then cookies are Secure and bound to the host by name (RFC 6265bis, __Host-). */
export function isSecure(): boolean {
  return (env().SHOP_URL ?? "").startsWith("https:");
}

export function cookieName(name: "cart" | "flash" | "market"): string {
  return isSecure() ? `__Host-${name}` : name;
}

/** The value of a cookie in a Cookie header; the first of that name. Null when absent. */
export function readCookie(header: string | null, name: string): string | null {
  if (!header || header.length > 16_384) return null;
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** A Set-Cookie value for the whole site, out of scripts' reach. `maxAge` in seconds; 0 removes it. */
export function setCookie(name: string, value: string, maxAge: number): string {
  const parts = [`${name}=${value}`, "Path=/", "HttpOnly", "SameSite=Lax", `Max-Age=${maxAge}`];
  if (isSecure()) parts.push("Secure");
  return parts.join("; ");
}
