import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import { ok, type Result } from "@/lib/kernel/result";
import type { RetryDetail, SignInInput, SignInRefusal } from "../contract";
import { authCookieName, type PersonKind, pendingCookieName, setCookieOf } from "../cookies";
import { run, sessionCookies } from "../next-auth/handle-auth";
import type { Person } from "../person";
import type { Visit } from "../sessions/start-session";
import { PENDING_LIFE } from "./pending-sign-in";

export interface SignedIn {
  readonly person: Person;
  /** Whether a second factor is still to come: then the cookie is that of the wait for it, and nobody is signed in. */
  readonly needsFactor: boolean;
  /** The value of a Set-Cookie header: the only place where its secret is. */
  readonly setCookie: string;
}

/**
 * Signs somebody in for a door that has checked where the form came from: through Auth.js's own road (its token, its
 * callback, its cookie), in this process, so that a form without script needs no token of its own. The session that the
 * browser carried ends. Staff with a second factor are asked for it first (`finishSignIn`). Refusals: `invalid_credentials`, `too_many_tries` with `retry_after_seconds`, `busy`.
 */
export async function signIn(
  ctx: Ctx,
  kind: PersonKind,
  input: SignInInput,
  visit: Visit,
): Promise<Result<SignedIn, SignInRefusal, RetryDetail | undefined>> {
  const { csrfToken, cookies } = await csrf(ctx, kind, visit);
  const { response, exchange } = await post(ctx, kind, visit, "callback/credentials", cookies, {
    csrfToken,
    email: input.email,
    password: input.password,
  });
  if (exchange.pending && exchange.account) {
    const setCookie = setCookieOf(pendingCookieName(), exchange.pending, PENDING_LIFE);
    return ok({ person: exchange.account.person, needsFactor: true, setCookie });
  }
  if (exchange.refusal) {
    const { code } = exchange.refusal;
    invariant(code !== "second_factor_needed", "whoever needs a second factor has a sign-in that waits");
    return { ...exchange.refusal, code };
  }
  const [setCookie] = sessionCookies(kind, response).slice(-1);
  invariant(exchange.account && exchange.started && setCookie, "Auth.js signs in or says why not");
  return ok({ person: exchange.account.person, needsFactor: false, setCookie });
}

/**
 * Signs out: the session's row is gone, whatever becomes of the cookie. The values are Set-Cookie headers that clear it;
 * without a session there is nothing to do, which is no refusal.
 */
export async function signOut(ctx: Ctx, kind: PersonKind, visit: Visit): Promise<{ setCookies: string[] }> {
  const { csrfToken, cookies } = await csrf(ctx, kind, visit);
  const { response } = await post(ctx, kind, visit, "signout", cookies, { csrfToken });
  return { setCookies: sessionCookies(kind, response) };
}

async function csrf(ctx: Ctx, kind: PersonKind, visit: Visit) {
  const asked = { method: "GET", action: "csrf", headers: new Headers(), body: "" };
  const { response } = await run(kind, ctx, asked, visit);
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]!);
  if (visit.secret) cookies.push(`${authCookieName(kind, "session")}=${visit.secret}`);
  return { csrfToken, cookies };
}

function post(
  ctx: Ctx,
  kind: PersonKind,
  visit: Visit,
  action: string,
  cookies: readonly string[],
  form: Record<string, string>,
) {
  const headers = new Headers({
    "content-type": "application/x-www-form-urlencoded",
    cookie: cookies.join("; "),
  });
  return run(
    kind,
    ctx,
    { method: "POST", action, headers, body: new URLSearchParams(form).toString() },
    visit,
  );
}
