import { auditEntries, auditValues } from "@/db/schema/platform";
import type { TxCtx } from "@/lib/kernel/context";

/** Records who changed what, in the change's own transaction. `before` and `after` are what staff may see later. */
export async function audit(
  tx: TxCtx,
  action: string,
  subject: { readonly kind: string; readonly id: string },
  values: { readonly before?: unknown; readonly after?: unknown } = {},
): Promise<void> {
  const id = tx.ids.next();
  await tx.db.insert(auditEntries).values({
    id,
    at: tx.clock.now(),
    actor: tx.actor,
    action,
    subjectKind: subject.kind,
    subject: subject.id,
  });
  await tx.db
    .insert(auditValues)
    .values({ entryId: id, before: values.before ?? null, after: values.after ?? null });
}
