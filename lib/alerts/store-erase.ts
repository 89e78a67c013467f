import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** Forgets whose wishes these were; what still waited waits no longer. */
export async function eraseAlerts(tx: TxCtx, emailKey: string): Promise<void> {
  await tx.db.execute(sql`
    UPDATE stock_alerts SET email = NULL, email_key = NULL,
      stopped_at = CASE WHEN told_at IS NULL THEN coalesce(stopped_at, ${tx.clock.now().toISOString()}::timestamptz) ELSE stopped_at END
    WHERE email_key = ${emailKey}
  `);
}
