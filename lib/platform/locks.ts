import type { TxCtx } from "@/lib/kernel/context";
import { invariant } from "@/lib/kernel/invariant";

/**
 * The one lock order, everywhere. A transaction may skip kinds, never go back: then no two of them can wait for
 * each other. Idempotency keys are claimed in transactions of their own and stand outside.
 */
export const lockOrder = ["cart", "checkout", "order", "payment", "stock", "promotion", "invoice"] as const;
export type LockKind = (typeof lockOrder)[number];

/**
 * Every row lock is taken through here: `take` runs the SELECT … FOR UPDATE (or the guarded UPDATE). Throws when
 * the order would be broken, so that a deadlock is found by the first test that walks the path, not by load.
 */
export async function lock<T>(tx: TxCtx, kind: LockKind, take: () => Promise<T>): Promise<T> {
  const rank = lockOrder.indexOf(kind);
  // Rows of a kind that is held already were locked in their turn; taking them again waits for nobody.
  if (tx.lockLedger.taken.includes(kind)) return take();
  invariant(
    rank > tx.lockLedger.rank,
    `locks out of order: ${kind} after ${tx.lockLedger.taken.at(-1) ?? "nothing"} (${tx.lockLedger.taken.join(" > ")})`,
  );
  tx.lockLedger.rank = rank;
  tx.lockLedger.taken.push(kind);
  return take();
}
