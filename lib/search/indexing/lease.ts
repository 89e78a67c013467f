import { minutes } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { dropLease, takeLease } from "./store";

const NAME = "search-index";
/** Longer than one call to the index may take; a killed writer is waited for that long. */
const LEASE = minutes(3);

/** Keeps the right to write. Throws when it was lost: somebody else writes, and two would mix old with new. */
export type Renew = () => Promise<void>;

/**
 * Runs what writes to the index, if nobody else does. Two writers could put an older state after a newer one; the
 * index itself knows no order but that of arrival. Null when another has the lease.
 */
export async function alone<T>(ctx: Ctx, work: (renew: Renew) => Promise<T>): Promise<T | null> {
  const holder = ctx.ids.next();
  if (!(await takeLease(ctx, NAME, holder, LEASE))) return null;
  const renew = async () => {
    if (!(await takeLease(ctx, NAME, holder, LEASE))) throw new Error("the search index's lease was lost");
  };
  try {
    return await work(renew);
  } finally {
    await dropLease(ctx, NAME, holder);
  }
}
