import { after } from "@/lib/kernel/clock";
import type { TxCtx } from "@/lib/kernel/context";
import { hashSecret, looksLikeSecret, makeSecret } from "@/lib/platform/secrets";
import type { Person } from "../person";
import { deleteSession, insertSession } from "../store";
import { idleUntil, sessionLimits } from "./session-limits";

/** Where a session is started from, as far as its owner will later be told. */
export interface Visit {
  /** The network address the server entry vouches for. */
  readonly address: string;
  readonly userAgent: string | null;
  /** The session secret that this browser carries already, if any: signing in ends that session. */
  readonly secret: string | null;
}

export interface StartedSession {
  readonly id: string;
  /** The cookie's value. It is nowhere else: the row has its hash. */
  readonly secret: string;
  readonly absoluteUntil: Date;
}

/** Starts a customer's session under a new secret (no fixation: ASVS 5.0 7.2.4). */
export function startCustomerSession(tx: TxCtx, customerId: string, visit: Visit): Promise<StartedSession> {
  return startSession(tx, { kind: "customer", id: customerId }, visit);
}

export function startStaffSession(tx: TxCtx, staffId: string, visit: Visit): Promise<StartedSession> {
  return startSession(tx, { kind: "staff", id: staffId }, visit);
}

/** `factorGiven`: whether a second factor was shown just now. */
export async function startSession(
  tx: TxCtx,
  person: Person,
  visit: Visit,
  { factorGiven = false } = {},
): Promise<StartedSession> {
  if (visit.secret && looksLikeSecret(visit.secret)) await deleteSession(tx, hashSecret(visit.secret));
  const { secret, hash } = makeSecret();
  const now = tx.clock.now();
  const absoluteUntil = after(now, sessionLimits[person.kind].absolute);
  const id = tx.ids.next();
  await insertSession(tx, {
    id,
    tokenHash: hash,
    ...(person.kind === "customer" ? { customerId: person.id } : { staffId: person.id }),
    createdAt: now,
    lastSeenAt: now,
    confirmedAt: now,
    factorAt: factorGiven ? now : null,
    idleUntil: idleUntil(person.kind, now, absoluteUntil),
    absoluteUntil,
    userAgent: visit.userAgent?.slice(0, 400) ?? null,
    address: visit.address.slice(0, 60),
  });
  return { id, secret, absoluteUntil };
}
