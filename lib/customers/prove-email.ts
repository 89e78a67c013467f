import type { TxCtx } from "@/lib/kernel/context";
import { emit } from "@/lib/platform/outbox";
import { writeProven } from "./store";

/** A link sent to the customer's address came back. Emits `customer.email_proven` the first time. */
export async function proveEmail(tx: TxCtx, customerId: string): Promise<void> {
  if (!(await writeProven(tx, customerId))) return;
  await emit(tx, {
    type: "customer.email_proven",
    subject: customerId,
    payload: { customer_id: customerId },
  });
}
