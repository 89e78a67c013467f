import { invariant } from "@/lib/kernel/invariant";
import type { Result } from "@/lib/kernel/result";

/** The value of a verb that must not refuse here. */
export function must<T>(result: Result<T, string>): T {
  invariant(result.ok, `refused: ${JSON.stringify(result)}`);
  return result.value;
}
