import { and, eq, isNull } from "drizzle-orm";
import { inquiries } from "@/db/schema/inquiries";
import type { TxCtx } from "@/lib/kernel/context";

export async function insertInquiry(tx: TxCtx, row: typeof inquiries.$inferInsert): Promise<void> {
  await tx.db.insert(inquiries).values(row);
}

/** True for whoever answers first. */
export async function writeAnswered(tx: TxCtx, id: string): Promise<boolean> {
  const done = await tx.db
    .update(inquiries)
    .set({ answeredAt: tx.clock.now(), answeredBy: tx.actor })
    .where(and(eq(inquiries.id, id), isNull(inquiries.answeredAt)))
    .returning({ id: inquiries.id });
  return done.length === 1;
}
