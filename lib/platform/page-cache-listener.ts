import pg from "pg";
import { env } from "@/lib/env";
import { seconds } from "@/lib/kernel/clock";
import type { Log } from "@/lib/kernel/log";
import { EVERYTHING, PAGE_CACHE_CHANNEL } from "./page-cache";
import { keyFor } from "./secrets";

/** The most tags in one call; more than ten calls' worth are one: everything. */
export const MOST_TAGS = 100;
const TOO_MANY = 1_000;
/** Notices that come within this time are told in one call. */
const GATHER_MS = 50;
/**
 * A page that was being made while its tag was dropped is kept all the same, though it was read before: Next goes by when
 * it was finished. So what was dropped is dropped once more, when such a page has long been finished.
 */
const AGAIN_MS = seconds(4);

export interface PageCacheListener {
  close(): Promise<void>;
}

export interface ListenerOptions {
  readonly log: Log;
  readonly databaseUrl?: string;
  /** Drops pages by tag in this process; by default by asking our own route. Throws to be tried again. */
  readonly drop?: (tags: readonly string[]) => Promise<void>;
  /** Told of every notice, and once the line is up, before anything is dropped. */
  readonly heard?: () => void;
  /** Told when pages were dropped. */
  readonly dropped?: () => void;
  /** Milliseconds after which what was dropped is dropped once more. */
  readonly againAfter?: number;
}

/**
 * Hears which cached pages are stale and has them dropped from this process's cache. It begins by dropping everything,
 * and again after its connection broke: nobody told it what happened meanwhile. What cannot be dropped yet (the
 * server is still starting) is kept and tried again.
 */
export function listenForStalePages(options: ListenerOptions): PageCacheListener {
  const { log, databaseUrl = env().DATABASE_URL!, drop = askOurRoute } = options;
  const { heard = () => {}, dropped = () => {} } = options;
  const dropAndTell = async (tags: readonly string[]) => {
    await drop(tags);
    dropped();
  };
  const dropping = gather(dropAndTell, log, options.againAfter ?? AGAIN_MS);
  let client: pg.Client | null = null;
  let closed = false;
  let failures = 0;
  let again: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: "cartwright-pages",
      connectionTimeoutMillis: seconds(10),
      keepAlive: true,
    });
    let lost = false;
    const onLost = () => {
      if (lost) return;
      lost = true;
      void next.end().catch(() => {});
      if (!closed) reconnect();
    };
    next.on("error", onLost);
    next.on("end", onLost);
    next.on("notification", ({ payload }) => {
      heard();
      dropping.add(tagsIn(payload));
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${pg.escapeIdentifier(PAGE_CACHE_CHANNEL)}`);
      client = next;
      failures = 0;
      heard();
      dropping.add([EVERYTHING]);
    } catch {
      onLost();
    }
  }

  function reconnect(): void {
    failures += 1;
    if (failures === 1) log.warn({}, "the page cache lost its line to the database");
    again = setTimeout(() => void connect(), Math.min(seconds(5), 100 * 2 ** failures));
    again.unref();
  }

  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(again);
      dropping.stop();
      await client?.end().catch(() => {});
    },
  };
}

/**
 * Hears what becomes stale while `work` runs, for places where no process stays up to listen: a call that runs jobs
 * drops in its own request what they made stale.
 */
export async function staleDuring<T>(
  work: () => Promise<T>,
  databaseUrl = env().DATABASE_URL!,
): Promise<{ readonly value: T; readonly tags: readonly string[] }> {
  const tags = new Set<string>();
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: seconds(10) });
  client.on("error", () => tags.add(EVERYTHING));
  client.on("notification", ({ payload }) => {
    for (const tag of tagsIn(payload)) tags.add(tag);
  });
  await client.connect();
  try {
    await client.query(`LISTEN ${pg.escapeIdentifier(PAGE_CACHE_CHANNEL)}`);
    const value = await work();
    // A notice reaches a session no later than the answer to its next statement.
    await client.query("SELECT 1").catch(() => tags.add(EVERYTHING));
    return { value, tags: [...tags] };
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Collects tags and drops them together; one call at a time, and what failed is dropped with what comes next. What was
 * dropped is dropped once more `againAfter` milliseconds later; the first time of all there were no pages yet.
 */
function gather(drop: (tags: readonly string[]) => Promise<void>, log: Log, againAfter: number) {
  let waiting = new Set<string>();
  let again = new Set<string>();
  let isFirst = true;
  let timer: NodeJS.Timeout | undefined;
  let busy = false;
  let stopped = false;
  let failures = 0;

  async function tell(): Promise<void> {
    if (busy || stopped || waiting.size === 0) return;
    busy = true;
    const tags = waiting.size > TOO_MANY || waiting.has(EVERYTHING) ? [EVERYTHING] : [...waiting];
    const repeated = again;
    waiting = new Set();
    again = new Set();
    let pause = GATHER_MS;
    try {
      for (let at = 0; at < tags.length; at += MOST_TAGS) await drop(tags.slice(at, at + MOST_TAGS));
      failures = 0;
      repeat(tags.filter((tag) => !repeated.has(tag)));
    } catch (error) {
      failures += 1;
      // While the server starts that is as it should be; for longer, shoppers see old pages.
      if (failures === 30) log.error({ error: String(error) }, "stale pages cannot be dropped");
      for (const tag of tags) waiting.add(tag);
      pause = seconds(1);
    }
    busy = false;
    if (waiting.size > 0) soon(pause);
  }

  function repeat(tags: readonly string[]): void {
    if (tags.length > 0 && !isFirst)
      setTimeout(() => {
        for (const tag of tags) if (!waiting.has(tag)) again.add(tag);
        add(tags);
      }, againAfter).unref();
    isFirst = false;
  }

  function soon(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void tell(), ms);
    timer.unref();
  }

  function add(tags: readonly string[]): void {
    if (tags.length === 0 || stopped) return;
    const isAlone = waiting.size === 0;
    for (const tag of tags) waiting.add(tag);
    if (isAlone && !busy) soon(GATHER_MS);
  }

  return {
    add(tags: readonly string[]) {
      // Told anew: it is to be dropped once more after this, too.
      for (const tag of tags) again.delete(tag);
      add(tags);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Our own words come as a JSON list; anything else on the channel is not ours. */
function tagsIn(payload: string | undefined): string[] {
  try {
    const tags: unknown = JSON.parse(payload ?? "");
    return Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === "string") : [];
  } catch {
    return [];
  }
}

/** What the route and its one caller share; derived, so that nobody has to configure it. */
export function revalidateSecret(): string {
  return keyFor("internal:revalidate").toString("base64url");
}

/** Only a request can drop a page, so this process asks itself. Always by loopback, never by the shop's public name. */
async function askOurRoute(tags: readonly string[]): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${env().PORT}/api/internal/revalidate`, {
    method: "POST",
    headers: { authorization: `Bearer ${revalidateSecret()}`, "content-type": "application/json" },
    body: JSON.stringify({ tags }),
    signal: AbortSignal.timeout(seconds(10)),
    redirect: "error",
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the revalidate route answered ${answer.status}`);
}
