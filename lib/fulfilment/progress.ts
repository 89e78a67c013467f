import type { FulfilmentStatus, LineProgress } from "./contract";

/** Units of a line that still have to leave. */
export function openUnits(line: LineProgress): number {
  return line.ordered - line.canceled - line.shipped;
}

/** Derived, never set: from what was ordered, cancelled and shipped. Lines that need no shipping are not passed in. */
export function fulfilmentStatus(lines: readonly LineProgress[]): FulfilmentStatus {
  const wanted = lines.reduce((units, line) => units + line.ordered - line.canceled, 0);
  const shipped = lines.reduce((units, line) => units + line.shipped, 0);
  if (wanted === 0) return "nothing_to_send";
  if (shipped === 0) return "unfulfilled";
  return shipped < wanted ? "partly_fulfilled" : "fulfilled";
}
