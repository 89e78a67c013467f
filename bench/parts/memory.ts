import type { Bench } from "../bench";
import { type Figure, figure } from "../figures/figure";
import { median } from "../figures/statistics";
import { pause } from "../house/children";
import { residentBytes } from "../house/process-use";
import { load } from "../load/load";
import { crowd } from "../shopper/crowd";
import { openShelf } from "../shopper/shelf";
import { somePaths } from "../store/addresses";
import { openShop, type Shop } from "../store/shop";

const MB = 1024 * 1024;

interface Held {
  readonly idle: number;
  readonly peak: number;
  readonly rested: number;
}

/** Memory of the web process: started and asked once, at its most under pages and orders, and when it rests again. */
export async function memoryPart(bench: Bench): Promise<readonly Figure[]> {
  const template = await bench.ground.catalogue(bench.small);
  const runs: Held[] = [];
  for (let at = 0; at < bench.rounds; at += 1) {
    const shop = await openShop(bench.ground, { template, server: "next", distDir: bench.distDir });
    try {
      runs.push(await held(bench, shop));
    } finally {
      await shop.stop();
    }
  }
  const part = "memory";
  const unit = "MB";
  const resting = median(runs.map((run) => run.rested));
  return [
    figure({
      part,
      name: "web process, idle",
      unit,
      runs: runs.map((run) => run.idle),
      target: { says: "≤ 300", meets: (value) => value <= 300 },
      note: "a few seconds after its first page",
    }),
    figure({
      part,
      name: "web process, under load, at most",
      unit,
      runs: runs.map((run) => run.peak),
      target: { says: "≤ 600", meets: (value) => value <= 600 },
      note: `200 products, all categories and home at 32 connections, then 16 shoppers; ${resting.toFixed(0)} MB some seconds later`,
    }),
  ];
}

async function held(bench: Bench, shop: Shop): Promise<Held> {
  const now = () => (residentBytes(shop.web.pid) ?? Number.NaN) / MB;
  const { products, categories } = await somePaths(bench.ground, shop.database);
  await fetch(shop.url);
  await pause(bench.time(4_000, 1_500));
  const idle = now();
  let peak = idle;
  const watch = setInterval(() => {
    peak = Math.max(peak, now());
  }, 100);
  try {
    const paths = ["/", ...categories, ...products];
    await load({ url: shop.url, paths, connections: 32, ms: bench.time(6_000, 2_000) });
    const { pick } = await openShelf(bench.ground, shop.database);
    await crowd(shop, 16, bench.time(6_000, 2_000), pick);
  } finally {
    clearInterval(watch);
  }
  await pause(bench.time(4_000, 1_500));
  return { idle, peak, rested: now() };
}
