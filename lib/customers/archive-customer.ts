import type { TxCtx } from "@/lib/kernel/context";
import { audit } from "@/lib/platform/audit";
import { updateCustomer } from "./store";

/** Closes a customer: they can sign in no more, their orders stay. Sessions end by themselves, being read with this. */
export async function archiveCustomer(tx: TxCtx, customerId: string): Promise<void> {
  await updateCustomer(tx, customerId, { archivedAt: tx.clock.now() });
  await audit(tx, "customer.archived", { kind: "customer", id: customerId });
}

/** Opens a closed customer again. */
export async function restoreCustomer(tx: TxCtx, customerId: string): Promise<void> {
  await updateCustomer(tx, customerId, { archivedAt: null });
  await audit(tx, "customer.restored", { kind: "customer", id: customerId });
}
