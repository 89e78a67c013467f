import { checkoutSessions } from "./checkout-sessions";
import { customers } from "./customers";
import { disputes } from "./disputes";
import { events } from "./events";
import type { Operation } from "./operation";
import { balanceTransactions, charges, paymentIntents } from "./payments";
import { refunds } from "./refunds";

/** Everything that the sandbox stands in for. */
export const operations: readonly Operation[] = [
  ...checkoutSessions,
  ...paymentIntents,
  ...charges,
  ...refunds,
  ...events,
  ...customers,
  ...disputes,
  ...balanceTransactions,
];

/** The operation at a path below `/v1`, with the id in it; null when Stripe (or the sandbox) has none. */
export function findOperation(method: string, path: string): { operation: Operation; id: string } | null {
  const segments = path.split("/").slice(2);
  for (const operation of operations) {
    if (operation.method !== method || operation.path.length !== segments.length) continue;
    let id = "";
    const fits = operation.path.every((part, at) => {
      if (part !== ":id") return part === segments[at];
      id = segments[at]!;
      return id !== "";
    });
    if (fits) return { operation, id };
  }
  return null;
}
