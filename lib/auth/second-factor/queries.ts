import { and, asc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { pendingSignIns, staff, staffPasskeys, staffRecoveryCodes, staffTotp } from "@/db/schema/auth";
import type { ReadCtx } from "@/lib/kernel/context";
import { hashSecret, looksLikeSecret } from "@/lib/platform/secrets";
import type { FactorsView } from "../contract";
import type { PasskeyRow } from "./store";

/** Whether the row of `staff` that a statement is at has a second factor. Names are spelled: drizzle may leave tables out. */
export const hasFactor: SQL<boolean> = sql<boolean>`(
  exists (select 1 from staff_totp t where t.staff_id = staff.id)
  or exists (select 1 from staff_passkeys p where p.staff_id = staff.id)
)`;

/** Whether somebody who gave their password has a second factor to give too. */
export async function mustProveFactor(ctx: ReadCtx, staffId: string): Promise<boolean> {
  const [row] = await ctx.db.select({ has: hasFactor }).from(staff).where(eq(staff.id, staffId));
  return row?.has ?? false;
}

export async function totpOf(ctx: ReadCtx, staffId: string) {
  const [row] = await ctx.db.select().from(staffTotp).where(eq(staffTotp.staffId, staffId));
  return row ?? null;
}

export function passkeysOf(ctx: ReadCtx, staffId: string): Promise<PasskeyRow[]> {
  return ctx.db
    .select()
    .from(staffPasskeys)
    .where(eq(staffPasskeys.staffId, staffId))
    .orderBy(asc(staffPasskeys.createdAt), asc(staffPasskeys.id));
}

/** What somebody has for a second factor, for the page that shows it. */
export async function viewFactors(ctx: ReadCtx, staffId: string): Promise<FactorsView> {
  const totp = await totpOf(ctx, staffId);
  const passkeys = await passkeysOf(ctx, staffId);
  const left = await ctx.db.$count(
    staffRecoveryCodes,
    and(eq(staffRecoveryCodes.staffId, staffId), isNull(staffRecoveryCodes.usedAt)),
  );
  return {
    totp_since: totp?.createdAt.toISOString() ?? null,
    passkeys: passkeys.map((row) => ({
      id: row.id,
      name: row.name,
      created_at: row.createdAt.toISOString(),
      last_used_at: row.lastUsedAt?.toISOString() ?? null,
    })),
    recovery_codes_left: left,
  };
}

export type PendingSignIn = typeof pendingSignIns.$inferSelect;

/** The sign-in that waits for its second factor, by its cookie's secret; null when made up, used or over. */
export async function pendingBySecret(ctx: ReadCtx, secret: string): Promise<PendingSignIn | null> {
  if (!looksLikeSecret(secret)) return null;
  const p = pendingSignIns;
  const [row] = await ctx.db
    .select()
    .from(p)
    .where(and(eq(p.tokenHash, hashSecret(secret)), gt(p.expiresAt, ctx.clock.now())));
  return row ?? null;
}
