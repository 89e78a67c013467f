import type { Adapter, AdapterSession, AdapterUser } from "next-auth/adapters";
import type { Ctx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";
import type { PersonKind } from "../cookies";
import { noteAuth } from "../note-auth";
import { endSession } from "../sessions/end-session";
import { readCustomerSession, readStaffSession } from "../sessions/read-session";
import { sessionLimits } from "../sessions/session-limits";

/**
 * Auth.js's database sessions on our table. What it asks a session by is the cookie's secret, and only its hash is
 * looked up. The methods about users and accounts are those that other providers (OAuth, e-mail links) would call:
 * there are none yet, so that reaching one is a bug. `onEnded` says that a session's row is really gone, since
 * Auth.js logs a failing sign-out and clears the cookie all the same.
 */
export function adapter(kind: PersonKind, ctx: Ctx, onEnded: () => void): Adapter {
  return {
    ...usersAndAccounts,
    async getSessionAndUser(secret) {
      const person =
        kind === "staff" ? await readStaffSession(ctx, secret) : await readCustomerSession(ctx, secret);
      if (!person) return null;
      const name =
        "name" in person ? person.name : [person.firstName, person.lastName].filter(Boolean).join(" ");
      const user: AdapterUser = {
        id: person.id,
        email: person.email,
        emailVerified: null,
        name: name || null,
      };
      // The limits were judged by `read-session`; Auth.js compares this one with its own clock and then deletes.
      const expires = new Date(Date.now() + sessionLimits[kind].absolute);
      return { session: { sessionToken: secret, userId: person.id, expires }, user };
    },
    async deleteSession(secret) {
      if (await endSession(ctx, secret)) noteAuth(ctx, "signed_out", { kind });
      onEnded();
    },
    // Use pushes the limit on where a session is read, at most every five minutes.
    updateSession: async (): Promise<AdapterSession | null> => null,
    createSession: () => notCalled("createSession"),
  };
}

const usersAndAccounts = {
  createUser: () => notCalled("createUser"),
  getUser: () => notCalled("getUser"),
  getUserByEmail: () => notCalled("getUserByEmail"),
  getUserByAccount: () => notCalled("getUserByAccount"),
  updateUser: () => notCalled("updateUser"),
  linkAccount: () => notCalled("linkAccount"),
} satisfies Partial<Adapter>;

function notCalled(method: string): never {
  invariant(false, `Auth.js called ${method}, which signing in with a password never does`);
}
