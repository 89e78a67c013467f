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

/** The same for many subjects of one act, in two statements however many. */
export async function auditMany(
  tx: TxCtx,
  action: string,
  kind: string,
  entries: readonly { readonly id: string; readonly before?: unknown; readonly after?: unknown }[],
): Promise<void> {
  if (entries.length === 0) return;
  const at = tx.clock.now();
  const rows = entries.map((entry) => ({ ...entry, entryId: tx.ids.next() }));
  await tx.db.insert(auditEntries).values(
    rows.map(({ id, entryId }) => ({
      id: entryId,
      at,
      actor: tx.actor,
      action,
      subjectKind: kind,
      subject: id,
    })),
  );
  await tx.db
    .insert(auditValues)
    .values(
      rows.map(({ entryId, before, after }) => ({ entryId, before: before ?? null, after: after ?? null })),
    );
}
