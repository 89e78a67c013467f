import type { Bench } from "../bench";
import { type Figure, figure } from "../figures/figure";
import { startBareHttp } from "../floors/bare-http";
import { startBareNext } from "../floors/bare-next";
import { load } from "../load/load";
import { openLine } from "../shopper/http";
import { somePaths } from "../store/addresses";
import { openShop } from "../store/shop";

const CONNECTIONS = 32;

/** Pages that are kept, beside a bare Next page of the same bytes and beside node:http serving them from memory. */
export async function pagesPart(bench: Bench): Promise<readonly Figure[]> {
  const { ground } = bench;
  const opened: { stop(): Promise<void> }[] = [];
  try {
    const template = await ground.catalogue(bench.small);
    const shop = await openShop(ground, { template, server: "next", distDir: bench.distDir });
    opened.push(shop);
    const paths = await somePaths(ground, shop.database);
    const pages = { product: paths.products[0]!, category: paths.categories[0]!, home: "/" };
    const missing = await warm(shop.url, Object.values(pages));
    if (missing) throw new Error(missing);
    const bare = await startBareNext();
    opened.push(bare);
    const http = await startBareHttp();
    opened.push(http);
    const figures: Figure[] = [];
    for (const [name, path] of Object.entries(pages)) figures.push(await page(name, path));
    return figures;

    async function page(name: string, path: string): Promise<Figure> {
      const text = await cached(shop.url, path);
      const bytes = Buffer.byteLength(text);
      const padded = await bare.pathOf(bytes);
      await cached(bare.url, padded);
      await http.serve("/page", text);
      const ms = bench.time(4_000, 1_200);
      const run = (url: string, at: string, forMs = ms) =>
        load({ url, paths: [at], connections: CONNECTIONS, ms: forMs });
      await run(shop.url, path, 1_000);
      await run(bare.url, padded, 1_000);
      const runs: { shop: number; bare: number; http: number; p95: number }[] = [];
      for (let at = 0; at < bench.rounds; at += 1) {
        const served = await run(shop.url, path);
        runs.push({
          shop: served.perSecond,
          p95: served.p95,
          bare: (await run(bare.url, padded)).perSecond,
          http: (await run(http.url, "/page", Math.min(ms, 2_000))).perSecond,
        });
      }
      // Still the kept page, and the same one: nothing was made anew meanwhile.
      if (Buffer.byteLength(await cached(shop.url, path)) !== bytes)
        throw new Error(`${path} changed its size`);
      return figure({
        part: "pages",
        name: `${name} page, ${CONNECTIONS} connections`,
        unit: "/s",
        runs: runs.map((one) => one.shop),
        floors: [
          { name: "bare Next", runs: runs.map((one) => one.bare) },
          { name: "node:http", runs: runs.map((one) => one.http) },
        ],
        target: { says: "≥ 0.9 of bare Next", meets: (_, [ratio]) => ratio! >= 0.9 },
        note: `${(bytes / 1024).toFixed(0)} kB, cache HIT, p95 ${Math.max(...runs.map((one) => one.p95)).toFixed(0)} ms`,
      });
    }
  } finally {
    for (const one of opened.reverse()) await one.stop();
  }
}

/** The page from the cache: asked until it says HIT. Throws when it never does. */
async function cached(url: string, path: string): Promise<string> {
  const line = openLine(url);
  try {
    for (let tries = 0; tries < 10; tries += 1) {
      const answer = await line.call("GET", path);
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
      if (String(answer.headers["x-nextjs-cache"]).includes("HIT")) return answer.text;
    }
    throw new Error(`${path} is never served from the cache`);
  } finally {
    line.close();
  }
}

/** Asks for each page until it can be kept; a sentence when one is not there yet. */
async function warm(url: string, paths: readonly string[]): Promise<string | null> {
  const line = openLine(url);
  try {
    for (const path of paths) {
      const answer = await line.call("GET", path);
      if (answer.status === 404) return `${path} is not there yet`;
    }
    return null;
  } finally {
    line.close();
  }
}
