import { auditEntries, auditValues } from "@/db/schema/platform";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";

interface Values {
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The two rows of an entry: by whom and when are the context's. For whoever writes many together, as a seed does. */
export function auditRows(
  { ids, clock, actor }: Pick<ReadCtx, "ids" | "clock" | "actor">,
  action: string,
  subject: { readonly kind: string; readonly id: string },
  { before, after }: Values = {},
) {
  const id = ids.next();
  const entry = { id, at: clock.now(), actor, action, subjectKind: subject.kind, subject: subject.id };
  return { entry, values: { entryId: id, before: before ?? null, after: after ?? null } };
}

/** Records who changed what, in the change's own transaction. `before` and `after` are what staff may see later. */
export async function audit(
  tx: TxCtx,
  action: string,
  subject: { readonly kind: string; readonly id: string },
  values: Values = {},
): Promise<void> {
  await write(tx, [auditRows(tx, action, subject, values)]);
}

/** The same for many subjects of one act, in two statements however many. */
export async function auditMany(
  tx: TxCtx,
  action: string,
  kind: string,
  entries: readonly ({ readonly id: string } & Values)[],
): Promise<void> {
  if (entries.length === 0) return;
  const at = tx.clock.now();
  const then = { ids: tx.ids, actor: tx.actor, clock: { now: () => at } };
  await write(
    tx,
    entries.map(({ id, ...values }) => auditRows(then, action, { kind, id }, values)),
  );
}

async function write(tx: TxCtx, rows: readonly ReturnType<typeof auditRows>[]): Promise<void> {
  await tx.db.insert(auditEntries).values(rows.map((row) => row.entry));
  await tx.db.insert(auditValues).values(rows.map((row) => row.values));
}
