import { customerCookieName, type PersonKind, staffCookieName } from "../cookies";
import { cookieIn } from "../next-auth/handle-auth";
import type { Visit } from "../sessions/start-session";

/** What a door knows of a browser before anybody is signed in. `address` is the one the server entry vouches for. */
export function visitOf(kind: PersonKind, headers: Headers, address: string): Visit {
  const name = kind === "staff" ? staffCookieName() : customerCookieName();
  return {
    address,
    userAgent: headers.get("user-agent"),
    secret: cookieIn(headers.get("cookie"), name),
  };
}
