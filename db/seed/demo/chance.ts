import { createHash } from "node:crypto";

/** A number from 0 to 1 (exclusive) that a name always has. */
export function shareOf(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32BE(0) / 2 ** 32;
}
