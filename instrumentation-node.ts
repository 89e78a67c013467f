import { env } from "@/lib/env";
import { system } from "@/lib/kernel/actor";
import { log } from "@/lib/platform/logger";
import { listenForStalePages, type PageCacheListener } from "@/lib/platform/page-cache-listener";
import { contextFor } from "@/lib/platform/runtime";
import { refusalToStart } from "@/lib/platform/start-check";
import { sqlState } from "@/lib/platform/transact";
import type { Worker } from "@/lib/platform/worker";
import { allMarkets, type Maintenance, maintenanceSetting, settingNow } from "@/lib/shop";
import { startShopWorker } from "@/lib/worker";

/** What runs beside the pages of this process. Kept on globalThis, since hot reload makes modules anew. */
const held = globalThis as typeof globalThis & {
  cartwrightBackground?: { pages: PageCacheListener; worker: Promise<Worker | null> };
  /** For the server entry, which is no part of the bundle: it may wait for this before it exits. */
  cartwrightStop?: () => Promise<void>;
  /** For the server entry too: while it is on, shop pages answer 503. */
  cartwrightMaintenance?: Maintenance;
  /** And this: how often pages became stale so far. It gives no answer again that was made under another count. */
  cartwrightStale?: { count: number };
};

/**
 * Ends a process that must not serve, with the sentence for whoever started it: Next would log an error of ours with
 * its stack and serve on. Otherwise begins what runs beside the pages, which no page waits for.
 */
export async function startOrEnd(): Promise<void> {
  const refusal = (await refusalToStart()) ?? (await whatIsMissing());
  if (refusal) {
    process.stderr.write(`\n${refusal}\n`);
    process.exit(1);
  }
  await readMaintenance();
  try {
    startBackground();
  } catch (error) {
    process.stderr.write(`Jobs and page cache could not begin: ${String(error)}\n`);
  }
}

/** A database without a shop in it, as a sentence; null when there is one, or when nobody can say yet. */
async function whatIsMissing(): Promise<string | null> {
  try {
    const markets = await allMarkets(contextFor(system("start")));
    return markets.length > 0
      ? null
      : "There is no shop in this database yet: run `npm run setup -- YOU@EXAMPLE.COM` once.";
  } catch (error) {
    const hasNoTables = sqlState(error) === "42P01";
    return hasNoTables ? "This database has no tables yet: run `npm run migrate`." : null;
  }
}

/**
 * Begins hearing which pages are stale and, with JOBS=web, running jobs. A database that is not there yet stops
 * neither the server nor the next try.
 */
function startBackground(): void {
  if (held.cartwrightBackground || env().JOBS === "functions") return;
  held.cartwrightBackground = {
    pages: listenForStalePages({
      log,
      heard: () => {
        countStale();
        void readMaintenance();
      },
      dropped: countStale,
    }),
    worker: env().JOBS === "web" ? startedInTime() : Promise.resolve(null),
  };
  held.cartwrightStop = stopBackground;
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stopBackground());
}

function countStale(): void {
  held.cartwrightStale = { count: (held.cartwrightStale?.count ?? 0) + 1 };
}

/** Whether the shop is closed for a while. A database that does not answer closes nothing and opens nothing. */
async function readMaintenance(): Promise<void> {
  try {
    held.cartwrightMaintenance = await settingNow(contextFor(system("maintenance")), maintenanceSetting);
  } catch (error) {
    held.cartwrightMaintenance ??= maintenanceSetting.fallback;
    log.warn({ error: String(error) }, "whether the shop is closed could not be read");
  }
}

/** Waits for the jobs that run and takes no more. One that is cut off all the same is another worker's later. */
async function stopBackground(): Promise<void> {
  const background = held.cartwrightBackground;
  if (!background) return;
  held.cartwrightBackground = undefined;
  await Promise.allSettled([background.pages.close(), background.worker.then((worker) => worker?.stop())]);
}

async function startedInTime(): Promise<Worker | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startShopWorker();
    } catch (error) {
      log.error({ tries, error: String(error) }, "the worker could not begin");
      if (!held.cartwrightBackground) return null;
      await new Promise((next) => setTimeout(next, Math.min(30_000, 1_000 * 2 ** tries)).unref());
    }
  }
}
