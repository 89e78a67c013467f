import { createHash } from "node:crypto";
import { type Ids, uuidFromHex } from "@/lib/kernel/ids";

/**
 * UUIDv7s of one instant (4,096 a millisecond, then of the next) whose other bits come from a name and a count: the
 * same on every machine and every run, and growing in the order they were made.
 */
export function seededIds(at: Date, name: string): Ids {
  let count = 0;
  return {
    next() {
      count += 1;
      const hash = createHash("sha256").update(`${name} ${count}`).digest("hex");
      const time = (at.getTime() + (count >> 12)).toString(16).padStart(12, "0");
      const order = (count & 0xfff).toString(16).padStart(3, "0");
      const variant = (8 + (Number.parseInt(hash[0]!, 16) % 4)).toString(16);
      return uuidFromHex(`${time}7${order}${variant}${hash.slice(1, 16)}`);
    },
  };
}
