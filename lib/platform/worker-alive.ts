import pg from "pg";
import { seconds } from "@/lib/kernel/clock";
import type { Log } from "@/lib/kernel/log";
import { ALIVE_LOCK } from "./worker-queue";

/** Says that workers are alive, for as long as this process is (`freeOrphanedJobs`). */
export interface Life {
  /** From now on these workers are alive, and those named before are not. */
  claim(workerIds: readonly string[]): Promise<void>;
  end(): Promise<void>;
}

/** Opens the one connection that carries the locks. When it breaks it is opened again and they are taken anew. */
export async function openLife(databaseUrl: string, log: Log): Promise<Life> {
  let claimed: readonly string[] = [];
  let ended = false;
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | null = null;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: "cartwright-alive",
      connectionTimeoutMillis: seconds(10),
      keepAlive: true,
    });
    next.on("error", (error) => {
      if (ended || client !== next) return;
      log.warn({ error: error.message }, "the worker's sign of life broke and is made anew");
      client = null;
      reconnect();
    });
    await next.connect();
    client = next;
    await take();
  }

  async function take(): Promise<void> {
    await client?.query("SELECT pg_advisory_unlock_all()");
    await client?.query(
      "SELECT pg_advisory_lock($1, hashtext(worker)) FROM unnest($2::text[]) AS named(worker)",
      [ALIVE_LOCK, claimed],
    );
  }

  function reconnect(): void {
    again = setTimeout(() => {
      if (ended) return;
      connect().catch(reconnect);
    }, seconds(1));
    again.unref();
  }

  await connect();
  return {
    async claim(workerIds) {
      claimed = workerIds;
      await take();
    },
    async end() {
      ended = true;
      if (again) clearTimeout(again);
      await client?.end().catch(() => {});
    },
  };
}
