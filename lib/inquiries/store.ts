import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { inquiries } from "@/db/schema/inquiries";
import type { TxCtx } from "@/lib/kernel/context";

export async function insertInquiry(tx: TxCtx, row: typeof inquiries.$inferInsert): Promise<void> {
  await tx.db.insert(inquiries).values(row);
}

/** True for whoever answers first. */
export async function writeAnswered(tx: TxCtx, id: string, answeredAt: Date): Promise<boolean> {
  const done = await tx.db
    .update(inquiries)
    .set({ answeredAt, answeredBy: tx.actor })
    .where(and(eq(inquiries.id, id), isNull(inquiries.answeredAt)))
    .returning({ id: inquiries.id });
  return done.length === 1;
}

/** True where this very answer stood. What was erased has none to wait for. */
export async function writeReopened(tx: TxCtx, id: string, answeredAt: Date): Promise<boolean> {
  const done = await tx.db
    .update(inquiries)
    .set({ answeredAt: null, answeredBy: null })
    .where(and(eq(inquiries.id, id), eq(inquiries.answeredAt, answeredAt), isNotNull(inquiries.text)))
    .returning({ id: inquiries.id });
  return done.length === 1;
}
