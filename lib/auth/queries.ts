import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import { customerPasswords, oneTimeTokens, sessions, staff } from "@/db/schema/auth";
import { customers } from "@/db/schema/customers";
import type { Actor } from "@/lib/kernel/actor";
import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { fromWire, toWire } from "@/lib/kernel/ids";
import { hashSecret, looksLikeSecret } from "@/lib/platform/secrets";
import type { SessionView, StaffView } from "./contract";
import type { PersonKind } from "./cookies";
import { customerActor, type Person, staffActor } from "./person";
import { sessionsOf, type TokenPurpose } from "./store";

/** Somebody who may sign in, as far as signing in needs to know. */
export interface Account {
  readonly person: Person;
  readonly email: string;
  /** Null for a customer who never chose a password, or staff who have not taken up their invitation. */
  readonly hash: string | null;
  readonly changedAt: Date | null;
  /** What an audit entry calls them. */
  readonly name: string;
}

/** Who acts when a person changes something of their own account. */
export function actorOf({ person, name }: Account): Actor {
  return person.kind === "staff" ? staffActor({ id: person.id, name }) : customerActor(person.id);
}

/** The account of an e-mail address; null when there is none, or it is archived or disabled. */
export function accountByEmail(ctx: ReadCtx, kind: PersonKind, email: string): Promise<Account | null> {
  return kind === "staff"
    ? staffAccount(ctx, eq(staff.emailKey, emailKey(email)))
    : customerAccount(ctx, eq(customers.emailKey, emailKey(email)));
}

export function accountOf(ctx: ReadCtx, person: Person): Promise<Account | null> {
  return person.kind === "staff"
    ? staffAccount(ctx, eq(staff.id, person.id))
    : customerAccount(ctx, eq(customers.id, person.id));
}

async function customerAccount(ctx: ReadCtx, which: ReturnType<typeof eq>): Promise<Account | null> {
  const [row] = await ctx.db
    .select({
      id: customers.id,
      email: customers.email,
      hash: customerPasswords.hash,
      changedAt: customerPasswords.changedAt,
    })
    .from(customers)
    .leftJoin(customerPasswords, eq(customerPasswords.customerId, customers.id))
    .where(and(which, isNull(customers.archivedAt), isNull(customers.erasedAt)));
  if (!row || row.email === null) return null;
  const { id, email, hash, changedAt } = row;
  return { person: { kind: "customer", id }, email, hash, changedAt, name: "" };
}

async function staffAccount(ctx: ReadCtx, which: ReturnType<typeof eq>): Promise<Account | null> {
  const [row] = await ctx.db
    .select({
      id: staff.id,
      email: staff.email,
      hash: staff.passwordHash,
      changedAt: staff.passwordChangedAt,
      name: staff.name,
    })
    .from(staff)
    .where(and(which, isNull(staff.disabledAt)));
  if (!row) return null;
  const { id, ...account } = row;
  return { ...account, person: { kind: "staff", id } };
}

/**
 * Whether the password that was just checked is still the person's, held so until the transaction ends: a session
 * that begins while the password changes must not outlive that change, whichever comes first.
 */
export async function passwordStands(tx: TxCtx, account: Account): Promise<boolean> {
  const { kind, id } = account.person;
  const [row] =
    kind === "staff"
      ? await tx.db
          .select({ changedAt: staff.passwordChangedAt })
          .from(staff)
          .where(and(eq(staff.id, id), isNull(staff.disabledAt)))
          .for("share")
      : await tx.db
          .select({ changedAt: customerPasswords.changedAt })
          .from(customerPasswords)
          .where(eq(customerPasswords.customerId, id))
          .for("share");
  return row !== undefined && row.changedAt?.getTime() === account.changedAt?.getTime();
}

/** Whom an unused, unexpired link is for, without using it up: what its page asks before it shows a form. */
export async function tokenHolder(
  ctx: ReadCtx,
  purpose: TokenPurpose,
  secret: string,
): Promise<Account | null> {
  if (!looksLikeSecret(secret)) return null;
  const t = oneTimeTokens;
  const [row] = await ctx.db
    .select({ customerId: t.customerId, staffId: t.staffId })
    .from(t)
    .where(
      and(
        eq(t.tokenHash, hashSecret(secret)),
        eq(t.purpose, purpose),
        isNull(t.usedAt),
        gt(t.expiresAt, ctx.clock.now()),
      ),
    );
  if (!row) return null;
  return accountOf(
    ctx,
    row.customerId ? { kind: "customer", id: row.customerId } : { kind: "staff", id: row.staffId! },
  );
}

/** A person's live sessions, last used first. `present` is the id of the one that asks. */
export async function listSessions(ctx: Ctx, person: Person, present: string | null): Promise<SessionView[]> {
  const now = ctx.clock.now();
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(sessionsOf(person), gt(sessions.idleUntil, now), gt(sessions.absoluteUntil, now)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
  return rows.map((row) => ({
    id: row.id,
    present: row.id === present,
    signed_in_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    user_agent: row.userAgent,
    address: row.address,
  }));
}

/** Everybody on the staff, disabled ones last. */
export async function listStaff(ctx: ReadCtx): Promise<StaffView[]> {
  const rows = await ctx.db.select().from(staff).orderBy(asc(staff.createdAt), asc(staff.id));
  const views = rows.map(staffView);
  return [...views.filter((view) => !view.disabled_at), ...views.filter((view) => view.disabled_at)];
}

/** One member of staff by wire id (`stf_…`), or null. */
export async function viewStaff(ctx: ReadCtx, wireId: string): Promise<StaffView | null> {
  const row = await staffRow(ctx, fromWire("staff", wireId));
  return row && staffView(row);
}

export type StaffRow = typeof staff.$inferSelect;

export async function staffRow(ctx: ReadCtx, id: string | null): Promise<StaffRow | null> {
  if (id === null) return null;
  const [row] = await ctx.db.select().from(staff).where(eq(staff.id, id));
  return row ?? null;
}

export async function staffByEmail(ctx: ReadCtx, email: string): Promise<StaffRow | null> {
  const [row] = await ctx.db
    .select()
    .from(staff)
    .where(eq(staff.emailKey, emailKey(email)));
  return row ?? null;
}

/** How many could still run the shop: enabled owners. */
export function countOwners(ctx: ReadCtx): Promise<number> {
  return ctx.db.$count(staff, and(eq(staff.role, "owner"), isNull(staff.disabledAt)));
}

function staffView(row: StaffRow): StaffView {
  return {
    id: toWire("staff", row.id),
    email: row.email,
    name: row.name,
    role: row.role,
    /** Whether they ever chose a password: before that, the invitation is open. */
    invited: row.passwordHash === null,
    created_at: row.createdAt.toISOString(),
    disabled_at: row.disabledAt?.toISOString() ?? null,
  };
}
