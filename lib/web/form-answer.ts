import { safePath } from "@/lib/auth";
import { env } from "@/lib/env";
import { cookieName, readCookie, setCookie } from "./cookies";
import { FLASH_LIFE, sealFlash } from "./flash";
import type { ProblemCode } from "./problems";

/** The answer to a form without script: go there. An address that holds what somebody sent is written as one first. */
export function redirect(location: string): Response {
  const url = new URL(location, env().SHOP_URL);
  const isOurs = url.origin === new URL(env().SHOP_URL!).origin;
  const safe = isOurs ? `${url.pathname}${url.search}${url.hash}` : url.href;
  return new Response(null, { status: 303, headers: { location: safe, "cache-control": "no-store" } });
}

/** Back to the form with what was wrong and everything that was typed, secrets left out. */
export function backToForm(
  location: string,
  code: ProblemCode,
  detail: Record<string, unknown>,
  typed: unknown,
): Response {
  const values = { ...(typed as Record<string, unknown>) };
  for (const name of Object.keys(values)) if (/password|secret|token/i.test(name)) delete values[name];
  const { checkout: _view, ...small } = detail;
  const sealed = sealFlash({ code, detail: small, values, at: pathOf(location) });
  const response = redirect(location);
  response.headers.append("set-cookie", setCookie(cookieName("flash"), sealed, FLASH_LIFE));
  return response;
}

/**
 * Back to the page that held the form, for what is refused before the form is read. Who has to sign in is sent there
 * first.
 */
export function backWhereItWas(
  request: Request,
  code: ProblemCode,
  detail: Record<string, unknown>,
): Response {
  const page = safePath(request.headers.get("referer"), env().SHOP_URL!);
  if (code === "unauthenticated") return redirect(`/sign-in?next=${encodeURIComponent(page)}`);
  return backToForm(page, code, detail, {});
}

/** What a form that succeeded has to say besides, on the page it leads to. */
export function tellPage(headers: Headers, location: string, code: string, detail: Record<string, unknown>) {
  const sealed = sealFlash({ code, detail, values: {}, at: pathOf(location) });
  headers.append("set-cookie", setCookie(cookieName("flash"), sealed, FLASH_LIFE));
}

/** What an earlier form was told is over once a form succeeds, unless it has said something new. */
export function forgetFlash(request: Request, headers: Headers): void {
  const name = cookieName("flash");
  if (headers.getSetCookie().some((cookie) => cookie.startsWith(`${name}=`))) return;
  if (readCookie(request.headers.get("cookie"), name)) headers.append("set-cookie", setCookie(name, "", 0));
}

export function pathOf(location: string): string {
  return new URL(location, env().SHOP_URL).pathname;
}
