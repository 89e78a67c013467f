import type { NextAuthConfig } from "next-auth";
import type { Ctx } from "@/lib/kernel/context";
import type { Refused } from "@/lib/kernel/result";
import { audit } from "@/lib/platform/audit";
import { keyFor } from "@/lib/platform/secrets";
import { transact } from "@/lib/platform/transact";
import { type RetryDetail, type SignInRefusal, signInSchema } from "../contract";
import { authCookieName, cookieOptions, isSecureShop, type PersonKind } from "../cookies";
import { noteAuth } from "../note-auth";
import { type Account, actorOf, passwordStands } from "../queries";
import { mustProveFactor } from "../second-factor/queries";
import { sessionLimits } from "../sessions/session-limits";
import { type StartedSession, startSession, type Visit } from "../sessions/start-session";
import { checkCredentials } from "../sign-in/check-credentials";
import { startPending } from "../sign-in/pending-sign-in";
import { adapter } from "./adapter";
import { authPath, safePath, signInPage } from "./paths";

/** What happened in one request to Auth.js, told beside the response, which says it in redirects only. */
export interface Exchange {
  account: Account | null;
  started: StartedSession | null;
  /** The secret of a sign-in whose password was right and whose second factor is still to come. */
  pending: string | null;
  refusal: Refused<SignInRefusal | "second_factor_needed", RetryDetail | undefined> | null;
  ended: boolean;
  /** Thrown by our own code, which Auth.js would turn into a redirect. */
  failure: unknown;
}

/**
 * Auth.js for one request. It carries the protocol (CSRF token, callback, cookies, sign-out); ours are the password,
 * the limits and the session row. Credentials always end in `jwt.encode` (next-auth#9636), so that is where the row
 * is made: what it returns becomes the cookie's value, and it returns our opaque secret. No JWT is ever made, and
 * with an adapter every other provider would use the same table.
 */
export async function exchangeFor(
  kind: PersonKind,
  ctx: Ctx,
  visit: Visit,
): Promise<{ handle: (request: Request) => Promise<Response>; exchange: Exchange }> {
  // Loaded at the first sign-in: the worker and commands read this domain without any of Next.
  const [{ default: NextAuth, CredentialsSignin }, { default: Credentials }, { NextRequest }] =
    await Promise.all([
      import("next-auth"),
      import("next-auth/providers/credentials"),
      import("next/server"),
    ]);
  const exchange: Exchange = {
    account: null,
    started: null,
    pending: null,
    refusal: null,
    ended: false,
    failure: null,
  };
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CredentialsSignin)) exchange.failure = error;
      throw error;
    }
  };
  const refuseWith = (refusal: NonNullable<Exchange["refusal"]>): never => {
    exchange.refusal = refusal;
    const error = new CredentialsSignin();
    error.code = refusal.code;
    throw error;
  };

  const config: NextAuthConfig = {
    ...settings(kind, ctx),
    adapter: adapter(kind, ctx, () => {
      exchange.ended = true;
    }),
    providers: [
      Credentials({
        authorize: (given) =>
          guarded(async () => {
            const input = signInSchema.safeParse(given);
            if (!input.success)
              return refuseWith({ ok: false, code: "invalid_credentials", detail: undefined });
            const checked = await checkCredentials(ctx, kind, input.data, visit.address);
            if (!checked.ok) return refuseWith(checked);
            exchange.account = checked.value;
            return { id: checked.value.person.id };
          }),
      }),
    ],
    jwt: {
      encode: () =>
        guarded(async () => {
          const begun = exchange.account && (await begin(ctx, exchange.account, visit));
          if (!begun) return refuseWith({ ok: false, code: "invalid_credentials", detail: undefined });
          if ("pending" in begun) {
            exchange.pending = begun.pending;
            return refuseWith({ ok: false, code: "second_factor_needed", detail: undefined });
          }
          exchange.started = begun;
          return begun.secret;
        }),
      decode: async () => null,
    },
  };
  const { handlers } = NextAuth(config);
  return {
    exchange,
    handle: (request) => handlers[request.method === "POST" ? "POST" : "GET"](new NextRequest(request)),
  };
}

/**
 * What begins with a password that was checked: a session, or for those with a second factor the wait for it. Null when
 * the password was changed meanwhile.
 */
function begin(
  ctx: Ctx,
  account: Account,
  visit: Visit,
): Promise<StartedSession | { readonly pending: string } | null> {
  const { kind, id } = account.person;
  const about = { kind, id, address: visit.address };
  return transact({ ...ctx, actor: actorOf(account) }, async (tx) => {
    if (!(await passwordStands(tx, account))) return null;
    if (kind === "staff" && (await mustProveFactor(tx, id))) {
      noteAuth(tx, "second_factor_asked", about);
      return { pending: await startPending(tx, account) };
    }
    const started = await startSession(tx, account.person, visit);
    noteAuth(tx, "signed_in", { ...about, by: "password" });
    if (kind === "staff")
      await audit(
        tx,
        "staff.signed_in",
        { kind, id },
        { after: { address: visit.address, session: started.id } },
      );
    return started;
  });
}

function settings(kind: PersonKind, ctx: Ctx) {
  const cookie = (part: Parameters<typeof authCookieName>[1]) => ({
    name: authCookieName(kind, part),
    options: cookieOptions(),
  });
  return {
    basePath: authPath(kind),
    secret: keyFor(`next-auth:${kind}`).toString("base64url"),
    trustHost: true,
    useSecureCookies: isSecureShop(),
    pages: { signIn: signInPage[kind], signOut: "/", error: signInPage[kind] },
    // The cookie lives as long as a session can; which of them still holds is the row's word.
    session: { maxAge: sessionLimits[kind].absolute / 1000 },
    cookies: { sessionToken: cookie("session"), csrfToken: cookie("csrf"), callbackUrl: cookie("back") },
    callbacks: {
      redirect: ({ url, baseUrl }) => new URL(safePath(url, baseUrl), baseUrl).toString(),
      session: ({ session }) => ({
        user: { name: session.user?.name, email: session.user?.email },
        expires: session.expires,
      }),
    },
    // Refusals are answers and no errors; what our own code throws is thrown on by the caller.
    logger: {
      error: (error) => {
        // By `type`: the names of classes do not survive a build.
        const type = "type" in error ? String(error.type) : "unknown";
        if (type !== "CredentialsSignin") ctx.log.warn({ kind, type }, "Auth.js refused a request");
      },
      warn: (code) => ctx.log.debug({ kind, code }, "Auth.js warns"),
      debug: () => {},
    },
  } satisfies Partial<NextAuthConfig>;
}
