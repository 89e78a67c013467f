import { isUuid } from "@/lib/kernel/ids";
import { invariant } from "@/lib/kernel/invariant";
import type { ToldEvent } from "./order-mail";

/** An id that an event of ours names. */
export function idOf(event: ToldEvent, name: string): string {
  const id = event.payload[name];
  invariant(typeof id === "string" && isUuid(id), `this event names its ${name}`);
  return id;
}
