import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** Takes an address off the list and forgets it. What was said, when and by which words stays, without whose it was. */
export async function eraseSubscription(tx: TxCtx, emailKey: string): Promise<void> {
  await tx.db.execute(sql`
    UPDATE newsletter_subscriptions SET email = NULL, email_key = NULL, state = 'withdrawn',
      updated_at = ${tx.clock.now().toISOString()}
    WHERE email_key = ${emailKey}
  `);
}
