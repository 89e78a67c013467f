import type { Bench } from "../bench";
import { type Figure, figure, noFigure } from "../figures/figure";
import { median } from "../figures/statistics";
import { type Loaded, load } from "../load/load";
import { openLine } from "../shopper/http";
import { somePaths } from "../store/addresses";
import { openShop, type Shop } from "../store/shop";

interface Door {
  readonly name: string;
  readonly paths: readonly string[];
}

/** The read doors of the API at 1 and 32 connections: a product, a list, and searching for several kinds of words. */
export async function apiPart(bench: Bench): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const sizes = bench.options.quick ? [bench.small] : [...new Set([bench.small, bench.large])];
  for (const products of sizes) {
    const template = await bench.ground.catalogue(products);
    const shop = await openShop(bench.ground, { template, server: "next", distDir: bench.distDir });
    try {
      for (const door of await doorsOf(bench, shop))
        figures.push(...(await measureDoor(bench, shop, door, products)));
    } finally {
      await shop.stop();
    }
  }
  return figures;
}

async function doorsOf(bench: Bench, shop: Shop): Promise<Door[]> {
  const { handles, categoryPaths } = await somePaths(bench.ground, shop.database);
  const search = (name: string, ...queries: string[]) => ({
    name: `search, ${name}`,
    paths: queries.map((query) => `/api/v1/search?q=${encodeURIComponent(query)}`),
  });
  return [
    { name: "product", paths: handles.map((handle) => `/api/v1/products/${handle}`) },
    { name: "list of 24", paths: categoryPaths.map((path) => `/api/v1/products?category=${path}`) },
    search("one word", "lamp", "linen", "copper", "basket"),
    search("two words", "walnut bowl", "brass hook", "wool rug"),
    search("half a word", "wal", "bask", "tow"),
    search("a typo", "wallnut", "baskett", "coper"),
    search("a SKU", "P7-S", "P42-M", "P99-L"),
  ];
}

async function measureDoor(bench: Bench, shop: Shop, door: Door, products: number): Promise<Figure[]> {
  const catalogue = `${products.toLocaleString("en-US")} products`;
  const there = await looksRight(shop.url, door.paths[0]!);
  if (there !== null) return [noFigure("api", `${door.name}, ${catalogue}`, there)];
  const ms = bench.time(1_500, 400);
  await load({ url: shop.url, paths: door.paths, connections: 8, ms: Math.min(ms, 800) });
  const runs = new Map<number, Loaded[]>([
    [1, []],
    [32, []],
  ]);
  for (let at = 0; at < bench.rounds; at += 1) {
    await bench.quiet();
    for (const [connections, loads] of runs)
      loads.push(await load({ url: shop.url, paths: door.paths, connections, ms }));
  }
  return [...runs].map(([connections, loads]) =>
    figure({
      part: "api",
      name: `${door.name}, ${catalogue}, ${connections === 1 ? "1 connection" : `${connections} connections`}`,
      unit: "/s",
      runs: loads.map((one) => one.perSecond),
      note: `p50 ${ms1(loads.map((one) => one.p50))}, p95 ${ms1(loads.map((one) => one.p95))}`,
    }),
  );
}

/** Null when the door answers something; why it is not measured otherwise. */
async function looksRight(url: string, path: string): Promise<string | null> {
  const line = openLine(url);
  try {
    const { status, text } = await line.call("GET", path);
    if (status === 404 && !text.startsWith('{"type"')) return "not there yet";
    if (status !== 200) return `answers ${status}`;
    return /"(title|handle)":/.test(text) ? null : "finds nothing";
  } finally {
    line.close();
  }
}

const ms1 = (values: readonly number[]) => `${median(values).toFixed(1)} ms`;
