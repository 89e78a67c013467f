import { sql } from "drizzle-orm";
import type { TxCtx } from "@/lib/kernel/context";

/** Forgets saved views that search for an address; their query carries it as an address of the web does. */
export async function eraseViews(tx: TxCtx, emailKey: string): Promise<void> {
  await tx.db.execute(sql`
    DELETE FROM desk_views
    WHERE position(${encodeURIComponent(emailKey).toLowerCase()}::text IN lower(query)) > 0
  `);
}
