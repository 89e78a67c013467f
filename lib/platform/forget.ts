import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** Problems about messages name who did not get them: that goes, the problem stays. */
export async function forgetRecipients(tx: TxCtx, messageIds: readonly string[]): Promise<void> {
  await tx.db.execute(sql`
    UPDATE problems SET detail = detail - 'recipient' - 'problem'
    WHERE kind = 'message_failed' AND subject = ANY(${sql.param([...messageIds])}::text[])
  `);
}

/**
 * What an act on these subjects changed is forgotten; that it was done, when and by whom stays. Which acts, and that the
 * person must have been erased by then, is the database's rule (docs/decisions: addresses on record).
 */
export async function forgetValues(
  tx: TxCtx,
  { action, kind, ids }: { readonly action: string; readonly kind: string; readonly ids: readonly string[] },
): Promise<void> {
  await tx.db.execute(sql`
    UPDATE audit_values v SET before = NULL, after = NULL FROM audit_entries e
    WHERE e.id = v.entry_id AND e.subject_kind = ${kind} AND e.subject = ANY(${sql.param([...ids])}::text[])
      AND e.action = ${action}
  `);
}

/** Answers that are kept for a repeat, of one caller, or with an address in them. A repeat after this is a new try. */
export async function forgetAnswers(tx: TxCtx, principal: string, emailKey: string | null): Promise<void> {
  await tx.db.execute(sql`
    DELETE FROM idempotency_keys
    WHERE state = 'done' AND (principal = ${principal} OR position(${emailKey}::text IN lower(body)) > 0)
  `);
}
