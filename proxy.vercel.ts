import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { formsOf, framesOwn, noncePolicy } from "./lib/web/content-policy.mjs";
import { isPerRequest } from "./lib/web/per-request.mjs";

/**
 * Where there are only functions, and no server entry of ours (lib/web/settle-headers), this gives pages that are
 * rendered for one request their nonce. It locks nothing: who may see a page is asked where the page is made.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  const headers = new Headers(request.headers);
  headers.delete("content-security-policy");
  headers.delete("content-security-policy-report-only");
  if (!isPerRequest(pathname, searchParams)) return NextResponse.next({ request: { headers } });
  const policy = noncePolicy(randomBytes(16).toString("base64"), {
    formsTo: formsOf(pathname),
    framesOwn: framesOwn(pathname),
  });
  headers.set("content-security-policy", policy);
  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set("content-security-policy", policy);
  return answer;
}

export const config = { matcher: ["/((?!_next/|media/|api/(?!v1/docs)).*)"] };
