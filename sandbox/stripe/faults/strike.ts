import type { Sandbox, Tx } from "../core";
import { type ApiFault, type EventFault, type Fault, matches, spent } from "./fault";

/** The oldest fault that strikes this call of the API, counted as used; null in the usual case. */
export function strikeOperation(sandbox: Sandbox, operation: string, replay: boolean): ApiFault | null {
  if (sandbox.tables.fault.size === 0) return null;
  return sandbox.commit(null, (tx) =>
    strike(tx, (fault): fault is ApiFault => "operation" in fault && applies(fault, operation, replay)),
  );
}

/** The oldest fault that strikes the delivery of an event of this type, counted as used. */
export function strikeEvent(tx: Tx, type: string): EventFault | null {
  if (tx.tables.fault.size === 0) return null;
  return strike(tx, (fault): fault is EventFault => {
    // A fault that is holding events takes further ones in by itself (webhooks/reorder.ts).
    if (!("events" in fault) || fault.held) return false;
    const patterns = typeof fault.events === "string" ? [fault.events] : fault.events;
    return patterns.some((pattern) => matches(pattern, type));
  });
}

// A replayed answer does no work, so a fault of the work waits for a call that does some.
function applies(fault: ApiFault, operation: string, replay: boolean): boolean {
  if (replay && (fault.effect === "error_after" || fault.effect === "refund_fails")) return false;
  return matches(fault.operation, operation);
}

function strike<F extends Fault>(tx: Tx, meant: (fault: Fault) => fault is F): F | null {
  for (const fault of tx.tables.fault.oldestFirst()) {
    if (spent(fault) || !meant(fault)) continue;
    const passes = fault.passing > 0;
    const counted = passes
      ? { ...fault, passing: fault.passing - 1 }
      : { ...fault, struck: fault.struck + 1 };
    tx.put("fault", counted);
    return passes ? null : counted;
  }
  return null;
}
