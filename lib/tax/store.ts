import { eq } from "drizzle-orm";
import { taxClasses, taxRates } from "@/db/schema/tax";
import type { TxCtx } from "@/lib/kernel/context";

export async function createTaxClass(tx: TxCtx, taxClass: { code: string; name: string }): Promise<void> {
  await tx.db.insert(taxClasses).values(taxClass);
}

/** Adds a rate from an instant on; the newest valid rate of a place and class counts. */
export async function addTaxRate(tx: TxCtx, rate: Omit<typeof taxRates.$inferInsert, "id">): Promise<string> {
  const id = tx.ids.next();
  await tx.db.insert(taxRates).values({ id, ...rate });
  return id;
}

/** A rate that holds no longer; it stays for what was sold under it. */
export async function endTaxRate(tx: TxCtx, id: string): Promise<void> {
  await tx.db.update(taxRates).set({ validTo: tx.clock.now() }).where(eq(taxRates.id, id));
}
