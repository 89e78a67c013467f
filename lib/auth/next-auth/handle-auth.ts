import { env } from "@/lib/env";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { authCookieName, type PersonKind } from "../cookies";
import type { Visit } from "../sessions/start-session";
import { type Exchange, exchangeFor } from "./exchange";
import { authPath } from "./paths";

/** What of Auth.js answers here. Its own pages do not: ours carry the shop's look and its content policy. */
const answered: Readonly<Record<string, readonly string[]>> = {
  GET: ["csrf", "session", "providers"],
  POST: ["callback/credentials", "signout"],
};

/** One request to an instance of Auth.js, its body already read and bounded by the door. */
export interface AuthRequest {
  readonly method: string;
  /** The path behind `/api/auth/<kind>/`. */
  readonly action: string;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * Answers a request to Auth.js, or null when it is none that is answered here. What reaches Auth.js is made anew: the
 * shop's own origin instead of a Host header, our two cookies instead of all (it joins every cookie whose name begins
 * alike), no query. Throws what our own code threw, and when a sign-out did not end the row.
 */
export async function handleAuth(
  kind: PersonKind,
  ctx: Ctx,
  request: AuthRequest,
  visit: Visit,
): Promise<Response | null> {
  if (!answered[request.method]?.includes(request.action)) return null;
  return (await run(kind, ctx, request, visit)).response;
}

export async function run(
  kind: PersonKind,
  ctx: Ctx,
  request: AuthRequest,
  visit: Visit,
): Promise<{ response: Response; exchange: Exchange }> {
  const { handle, exchange } = await exchangeFor(kind, ctx, visit);
  const given = await handle(rebuilt(kind, request));
  if (exchange.failure) throw exchange.failure;
  if (request.action === "signout" && signsOut(kind, given)) {
    invariant(exchange.ended, "a sign-out that clears the cookie has ended the session");
  }
  return { response: withoutBackCookie(kind, given), exchange };
}

function rebuilt(kind: PersonKind, request: AuthRequest): Request {
  const headers = new Headers();
  const cookies = (["session", "csrf"] as const).flatMap((part) => {
    const name = authCookieName(kind, part);
    const value = cookieIn(request.headers.get("cookie"), name);
    return value === null ? [] : [`${name}=${value}`];
  });
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  for (const name of ["content-type", "x-auth-return-redirect"]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const url = new URL(`${authPath(kind)}/${request.action}`, env().SHOP_URL);
  return new Request(url, {
    method: request.method,
    headers,
    body: request.method === "POST" ? request.body : undefined,
  });
}

/** The value of a cookie in a Cookie header; the first of that exact name. */
export function cookieIn(header: string | null, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** The Set-Cookie values of a response that set or clear the session cookie. */
export function sessionCookies(kind: PersonKind, response: Response): string[] {
  return response.headers
    .getSetCookie()
    .filter((cookie) => cookie.startsWith(`${authCookieName(kind, "session")}=`));
}

function signsOut(kind: PersonKind, response: Response): boolean {
  return sessionCookies(kind, response).some((cookie) => /; Max-Age=0/i.test(cookie));
}

/** Auth.js remembers where to go next in a cookie; here the form says so itself. */
function withoutBackCookie(kind: PersonKind, given: Response): Response {
  const headers = new Headers(given.headers);
  headers.delete("set-cookie");
  for (const cookie of given.headers.getSetCookie())
    if (!cookie.startsWith(`${authCookieName(kind, "back")}=`)) headers.append("set-cookie", cookie);
  headers.set("cache-control", "private, no-store");
  return new Response(given.body, { status: given.status, headers });
}
