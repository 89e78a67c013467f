import { openDatabase } from "@/db/client";
import { system } from "@/lib/kernel/actor";
import { systemClock } from "@/lib/kernel/clock";
import type { Ctx } from "@/lib/kernel/context";
import { idsFrom } from "@/lib/kernel/ids";
import { silentLog } from "@/lib/kernel/log";

/** A context on a database of this run, for setting up and for checking: never for what is measured over HTTP. */
export function openContext(url: string): { readonly ctx: Ctx; close(): Promise<void> } {
  const database = openDatabase(url, { max: 4, statementTimeout: 600_000, applicationName: "bench" });
  const ctx: Ctx = {
    scope: "plain",
    db: database.db,
    clock: systemClock,
    ids: idsFrom(systemClock),
    actor: system("bench"),
    log: silentLog,
    memory: new Map(),
    attempt: null,
  };
  return { ctx, close: database.close };
}
