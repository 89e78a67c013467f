import { type SQL, sql } from "drizzle-orm";
import { oneTimePurposes } from "@/lib/auth";
import type { ReadCtx } from "@/lib/kernel/context";
import { isUuid, toWire } from "@/lib/kernel/ids";
import type { DeskStaff, DeskStaffList, StaffListInput } from "./contract";

const SIZE = 50;

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly member: Omit<DeskStaff, "id" | "wireId">;
}

/**
 * Somebody is seen while signed in, to within five minutes, and whenever they did what is recorded: a session that ended is
 * gone, and what they did in it stands in the audit log.
 */
const member = (now: string) => sql`json_build_object(
  'name', s.name, 'email', s.email, 'role', s.role, 'createdAt', s.created_at, 'disabledAt', s.disabled_at,
  'state', CASE WHEN s.disabled_at IS NOT NULL THEN 'disabled' WHEN s.password_hash IS NULL THEN 'invited' ELSE 'active' END,
  'secondFactor', CASE WHEN EXISTS (SELECT FROM staff_totp t WHERE t.staff_id = s.id)
      THEN CASE WHEN EXISTS (SELECT FROM staff_passkeys k WHERE k.staff_id = s.id) THEN 'both' ELSE 'app' END
      WHEN EXISTS (SELECT FROM staff_passkeys k WHERE k.staff_id = s.id) THEN 'passkey' END,
  'sessions', (SELECT count(*) FROM sessions x WHERE x.staff_id = s.id AND x.idle_until > ${now}::timestamptz
      AND x.absolute_until > ${now}::timestamptz),
  'lastSeenAt', greatest((SELECT max(x.last_seen_at) FROM sessions x WHERE x.staff_id = s.id),
      (SELECT e.at FROM audit_entries e WHERE e.subject_kind = 'staff' AND e.subject = s.id::text
        AND e.action = 'staff.signed_in' ORDER BY e.id DESC LIMIT 1),
      (SELECT e.at FROM audit_entries e WHERE (e.actor->>'principal') = 'staff:' || s.id ORDER BY e.at DESC LIMIT 1)),
  'invitedUntil', (SELECT t.expires_at FROM one_time_tokens t WHERE t.staff_id = s.id AND t.used_at IS NULL
      AND t.purpose = 'staff_invitation'))`;

/** Who works here, in the order in which they came, a page by key; those who are shut out when they are asked for. */
export async function deskStaff(ctx: ReadCtx, input: StaffListInput): Promise<DeskStaffList> {
  const after = isUuid(input.after ?? "") ? sql`s.id > ${input.after}::uuid` : sql`true`;
  const wanted = input.show === "disabled" ? sql`s.disabled_at IS NOT NULL` : sql`s.disabled_at IS NULL`;
  const rows = await read(ctx, sql`${wanted} AND ${after}`);
  const people = rows.slice(0, SIZE).map(personOf);
  return { people, next: rows.length > SIZE ? people.at(-1)!.id : null };
}

/** One member of staff by row id; null when there is none. */
export async function deskStaffMember(ctx: ReadCtx, id: string): Promise<DeskStaff | null> {
  const [row] = await read(ctx, sql`s.id = ${id}::uuid`);
  return row ? personOf(row) : null;
}

/** How many days an invitation works. */
export const invitationDays = oneTimePurposes.staff_invitation.life / 86_400_000;

async function read(ctx: ReadCtx, which: SQL): Promise<Row[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    SELECT s.id, ${member(ctx.clock.now().toISOString())} AS member FROM staff s
    WHERE ${which} ORDER BY s.id LIMIT ${SIZE + 1}`);
  return rows;
}

function personOf({ id, member: known }: Row): DeskStaff {
  return { ...known, id, wireId: toWire("staff", id) };
}
