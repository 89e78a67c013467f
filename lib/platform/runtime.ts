import { type OpenDatabase, openDatabase } from "@/db/client";
import { env } from "@/lib/env";
import type { Actor } from "@/lib/kernel/actor";
import { systemClock } from "@/lib/kernel/clock";
import type { Attempt, Ctx } from "@/lib/kernel/context";
import { idsFrom } from "@/lib/kernel/ids";
import { log } from "./logger";

const ids = idsFrom(systemClock);
const memory: Ctx["memory"] = new Map();
const held = globalThis as typeof globalThis & { cartwrightDatabase?: OpenDatabase };

/** This process's pool, opened at first use. Kept on globalThis, since hot reload makes modules anew. */
export function database(): OpenDatabase {
  held.cartwrightDatabase ??= openDatabase(env().DATABASE_URL!, {
    prepare: env().DATABASE_PREPARE,
    max: env().DATABASE_POOL,
    applicationName: "cartwright-web",
  });
  return held.cartwrightDatabase;
}

/** The context of one call in this process. */
export function contextFor(actor: Actor, attempt: Attempt | null = null): Ctx {
  return { scope: "plain", db: database().db, clock: systemClock, ids, actor, log, memory, attempt };
}
