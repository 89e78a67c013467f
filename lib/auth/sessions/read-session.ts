import { and, eq, gt, isNull, type SQL } from "drizzle-orm";
import { sessions, staff } from "@/db/schema/auth";
import { customers } from "@/db/schema/customers";
import type { Ctx } from "@/lib/kernel/context";
import { hashSecret, looksLikeSecret } from "@/lib/platform/secrets";
import { currentVersion } from "@/lib/shop";
import type { PersonKind } from "../cookies";
import type { SignedInCustomer, SignedInStaff } from "../person";
import { hasFactor } from "../second-factor/queries";
import { staffSecurity } from "../staff-security";
import { writeSeen } from "../store";
import { idleUntil, SEEN_EVERY } from "./session-limits";

/**
 * The customer behind a cookie's secret, or null: made up, past the idle or the absolute limit, signed out,
 * archived or erased. One indexed statement, and at most every five minutes a second that pushes the idle limit on.
 */
export async function readCustomerSession(ctx: Ctx, secret: string): Promise<SignedInCustomer | null> {
  if (!looksLikeSecret(secret)) return null;
  const tokenHash = hashSecret(secret);
  const [row] = await ctx.db
    .select({
      ...ends,
      id: customers.id,
      email: customers.email,
      emailProvenAt: customers.emailProvenAt,
      firstName: customers.firstName,
      lastName: customers.lastName,
    })
    .from(sessions)
    .innerJoin(customers, eq(customers.id, sessions.customerId))
    .where(and(holds(ctx, tokenHash), isNull(customers.archivedAt), isNull(customers.erasedAt)));
  if (!row || row.email === null) return null;
  await push(ctx, "customer", tokenHash, row);
  return {
    id: row.id,
    email: row.email,
    emailProven: row.emailProvenAt !== null,
    firstName: row.firstName,
    lastName: row.lastName,
    sessionId: row.sessionId,
    signedInAt: row.createdAt,
  };
}

/** Somebody of the staff, and whether they must set up a second factor before anything else. */
export interface StaffStanding {
  readonly staff: SignedInStaff;
  readonly mustEnrol: boolean;
}

/**
 * The staff member behind a cookie's secret, with the role of this moment, or null. Disabling somebody or changing
 * a role acts on the very next request (ASVS 5.0 7.4.2, 8.3.2). Whoever still has to set up the second factor that
 * their role needs is nobody here: only `readStaffStanding` knows them.
 */
export async function readStaffSession(ctx: Ctx, secret: string): Promise<SignedInStaff | null> {
  const standing = await readStaffStanding(ctx, secret);
  return standing && !standing.mustEnrol ? standing.staff : null;
}

/** For the pages on which a second factor is set up. A session in which a factor that exists was not given is none. */
export async function readStaffStanding(ctx: Ctx, secret: string): Promise<StaffStanding | null> {
  if (!looksLikeSecret(secret)) return null;
  const tokenHash = hashSecret(secret);
  const [row] = await ctx.db
    .select({
      ...ends,
      id: staff.id,
      email: staff.email,
      name: staff.name,
      role: staff.role,
      confirmedAt: sessions.confirmedAt,
      factorAt: sessions.factorAt,
      hasFactor,
      version: currentVersion,
    })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(and(holds(ctx, tokenHash), isNull(staff.disabledAt)));
  if (!row || (row.hasFactor && !row.factorAt)) return null;
  await push(ctx, "staff", tokenHash, row);
  const { second_factor_roles } = await staffSecurity(ctx, row.version);
  const { id, email, name, role, sessionId, confirmedAt, hasFactor: has } = row;
  return {
    staff: { id, email, name, role, sessionId, signedInAt: row.createdAt, confirmedAt, hasFactor: has },
    mustEnrol: !has && second_factor_roles.includes(role),
  };
}

const ends = {
  sessionId: sessions.id,
  createdAt: sessions.createdAt,
  lastSeenAt: sessions.lastSeenAt,
  absoluteUntil: sessions.absoluteUntil,
};

function holds(ctx: Ctx, tokenHash: string): SQL | undefined {
  const now = ctx.clock.now();
  return and(eq(sessions.tokenHash, tokenHash), gt(sessions.idleUntil, now), gt(sessions.absoluteUntil, now));
}

async function push(
  ctx: Ctx,
  kind: PersonKind,
  tokenHash: string,
  row: { readonly lastSeenAt: Date; readonly absoluteUntil: Date },
): Promise<void> {
  const now = ctx.clock.now();
  if (now.getTime() - row.lastSeenAt.getTime() < SEEN_EVERY) return;
  await writeSeen(ctx, tokenHash, row.lastSeenAt, now, idleUntil(kind, now, row.absoluteUntil));
}
