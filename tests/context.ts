import { system } from "@/lib/kernel/actor";
import { type Clock, systemClock } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { idsFrom } from "@/lib/kernel/ids";
import { silentLog } from "@/lib/kernel/log";

const memories = new WeakMap<Ctx["db"], Ctx["memory"]>();

/** A context on a database, with the system's clock unless a story has its own. */
export function testCtx(db: Ctx["db"], options: { clock?: Clock; actor?: Ctx["actor"] } = {}): Ctx {
  const clock = options.clock ?? systemClock;
  const memory = memories.get(db) ?? new Map();
  memories.set(db, memory);
  return {
    scope: "plain",
    db,
    clock,
    ids: idsFrom(clock),
    actor: options.actor ?? system("test"),
    log: silentLog,
    memory,
    attempt: null,
  };
}
