import { rebuildIndex } from "@/lib/search";
import { openMeilisearch } from "@/lib/search/meilisearch/open";
import type { Bench } from "../bench";
import { type Figure, figure } from "../figures/figure";
import { percentile } from "../figures/statistics";
import { type Line, openLine } from "../shopper/http";
import { openContext } from "../store/context";
import { openShop, type Shop } from "../store/shop";

/** Nobody's shop: a configured Meilisearch may hold others. */
const INDEX = "cartwright-bench";

/** What people type: each of these is asked for letter by letter, from the second one on. */
const typed = ["lamp", "walnut bowl", "brass hook", "baskett", "linen to", "wallnut", "P42-M"];
const searched = [
  ...["lamp", "linen", "walnut bowl", "brass hook", "wallnut", "baskett", "P42-M"].map(
    (words) => `q=${words}`,
  ),
  "q=lamp&size=s",
  "q=linen&available=1&max=100",
  "q=bowl&sort=price_asc",
];

/** How long suggestions and a page of results take, by the engine that answers: one at a time, as one shopper asks. */
export async function searchPart(bench: Bench): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const sizes = bench.options.quick ? [bench.small] : [...new Set([bench.small, bench.large])];
  for (const products of sizes) {
    figures.push(...(await measure(bench, products, "Postgres", {})));
    const { MEILISEARCH_HOST: host, MEILISEARCH_API_KEY: apiKey } = process.env;
    if (!host) continue;
    const named = { MEILISEARCH_HOST: host, MEILISEARCH_INDEX: INDEX };
    const env = { ...named, ...(apiKey ? { MEILISEARCH_API_KEY: apiKey } : {}) };
    figures.push(...(await measure(bench, products, "Meilisearch", env, { host, apiKey })));
  }
  return figures;
}

async function measure(
  bench: Bench,
  products: number,
  engine: string,
  env: Readonly<Record<string, string>>,
  index?: { host: string; apiKey?: string },
): Promise<Figure[]> {
  const template = await bench.ground.catalogue(products);
  const shop = await openShop(bench.ground, { template, server: "next", distDir: bench.distDir, env });
  const line = openLine(shop.url);
  const of = `${products.toLocaleString("en-US")} products, ${engine}`;
  try {
    const built = index ? [await build(bench, shop, index, of)] : [];
    const doors: [string, string[]][] = [
      [
        "suggestions",
        typed
          .flatMap(letterByLetter)
          .map((text) => `/api/v1/search/suggestions?q=${encodeURIComponent(text)}`),
      ],
      ["page of results", searched.map((query) => `/search?${query.replaceAll(" ", "+")}`)],
    ];
    for (const [, paths] of doors) await ask(line, paths);
    const figures: Figure[] = [];
    for (const [name, paths] of doors) {
      const rounds: number[][] = [];
      for (let at = 0; at < bench.rounds; at += 1) {
        await bench.quiet();
        rounds.push(await ask(line, paths));
      }
      const isJudged = name === "suggestions" && !bench.options.quick;
      figures.push(
        figure({
          part: "search",
          name: `${name}, ${of}, p95`,
          unit: "ms",
          runs: rounds.map((round) => percentile(round, 95)),
          target: isJudged ? { says: "≤ 50", meets: (value) => value <= 50 } : undefined,
          note: `p50 ${percentile(rounds.flat(), 50).toFixed(1)} ms; ${paths.length} texts, 1 connection`,
        }),
      );
    }
    return [...built, ...figures];
  } finally {
    line.close();
    await shop.stop();
  }
}

const letterByLetter = (text: string) =>
  Array.from({ length: text.length - 1 }, (_, at) => text.slice(0, at + 2)).filter(
    (part) => !part.endsWith(" "),
  );

async function ask(line: Line, paths: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const path of paths) {
    const began = performance.now();
    const { status } = await line.call("GET", path);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
    times.push(performance.now() - began);
  }
  return times;
}

/** The whole index anew, as `npm run search:rebuild` makes it. */
async function build(
  bench: Bench,
  shop: Shop,
  address: { host: string; apiKey?: string },
  of: string,
): Promise<Figure> {
  const { ctx, close } = openContext(bench.ground.postgres.url(shop.database, "cartwright"));
  try {
    const began = performance.now();
    const listings = await rebuildIndex(ctx, openMeilisearch(address, { prefix: INDEX }));
    const seconds = (performance.now() - began) / 1_000;
    return figure({
      part: "search",
      name: `index built anew, ${of}`,
      unit: "/s",
      runs: [(listings ?? 0) / seconds],
      note: `${listings} listings in ${seconds.toFixed(1)} s`,
    });
  } finally {
    await close();
  }
}
