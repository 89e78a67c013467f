import type { Bench } from "../bench";
import { type Figure, figure } from "../figures/figure";
import { median } from "../figures/statistics";
import { type BareHttp, startBareHttp } from "../floors/bare-http";
import { type BareNext, startBareNext } from "../floors/bare-next";
import { cpuSeconds } from "../house/process-use";
import { type Loaded, load, together } from "../load/load";
import { openLine } from "../shopper/http";
import { somePaths } from "../store/addresses";
import { openShop, type Shop } from "../store/shop";

const CONNECTIONS = 32;
/** Turns a round is made of: a neighbour that comes and goes then disturbs all sides alike. */
const TURNS = 3;

/** The three servers that give the same bytes. */
interface Servers {
  readonly shop: Shop;
  readonly bare: BareNext;
  readonly http: BareHttp;
}

interface Round {
  readonly shop: Loaded;
  readonly bare: Loaded;
  readonly http: Loaded;
  /** CPU milliseconds a request; NaN where the machine does not tell. */
  readonly shopCpu: number;
  readonly bareCpu: number;
}

/** Pages that are kept, beside a bare Next page of the same bytes and beside node:http serving them from memory. */
export async function pagesPart(bench: Bench): Promise<readonly Figure[]> {
  const { ground } = bench;
  const opened: { stop(): Promise<void> }[] = [];
  try {
    const template = await ground.catalogue(bench.small);
    const shop = await openShop(ground, { template, server: "next", distDir: bench.distDir });
    opened.push(shop);
    const bare = await startBareNext();
    opened.push(bare);
    const http = await startBareHttp();
    opened.push(http);
    const { products, categories } = await somePaths(ground, shop.database);
    const pages = { product: products[0]!, category: categories[0]!, home: "/" };
    const figures: Figure[] = [];
    for (const [name, path] of Object.entries(pages))
      figures.push(await measurePage(bench, { shop, bare, http }, name, path));
    return figures;
  } finally {
    for (const one of opened.reverse()) await one.stop();
  }
}

async function measurePage(bench: Bench, servers: Servers, name: string, path: string): Promise<Figure> {
  const text = await cached(servers.shop.url, path);
  const bytes = Buffer.byteLength(text);
  const padded = await servers.bare.pathOf(bytes);
  await cached(servers.bare.url, padded);
  await servers.http.serve("/page", text);
  const ms = bench.time(1_200, 600);
  await measureRound(servers, path, padded, ms, 1);
  const rounds: Round[] = [];
  for (let at = 0; at < bench.rounds; at += 1) {
    await bench.quiet();
    rounds.push(await measureRound(servers, path, padded, ms, bench.time(TURNS, 1)));
  }
  // Still the kept page, and the same one: nothing was made anew meanwhile.
  if (Buffer.byteLength(await cached(servers.shop.url, path)) !== bytes)
    throw new Error(`${path} changed its size`);
  const cpu = (of: "shopCpu" | "bareCpu") => median(rounds.map((round) => round[of])).toFixed(2);
  return figure({
    part: "pages",
    name: `${name} page, ${CONNECTIONS} connections`,
    unit: "/s",
    runs: rounds.map((round) => round.shop.perSecond),
    floors: [
      { name: "bare Next", runs: rounds.map((round) => round.bare.perSecond) },
      { name: "node:http", runs: rounds.map((round) => round.http.perSecond) },
    ],
    target: { says: "≥ 0.9 of bare Next", meets: (_, [ratio]) => ratio! >= 0.9 },
    note: `${(bytes / 1024).toFixed(0)} kB, cache HIT; CPU ${cpu("shopCpu")} ms a page, bare Next ${cpu("bareCpu")}`,
  });
}

async function measureRound(
  servers: Servers,
  path: string,
  padded: string,
  ms: number,
  turns: number,
): Promise<Round> {
  const seen = { shop: [] as Loaded[], bare: [] as Loaded[], http: [] as Loaded[] };
  const used = { shop: 0, bare: 0 };
  const run = (url: string, at: string, forMs: number) =>
    load({ url, paths: [at], connections: CONNECTIONS, ms: forMs });
  for (let turn = 0; turn < turns; turn += 1) {
    const begun = { shop: cpuOf(servers.shop.web.pid), bare: cpuOf(servers.bare.pid) };
    seen.shop.push(await run(servers.shop.url, path, ms));
    used.shop += cpuOf(servers.shop.web.pid) - begun.shop;
    seen.bare.push(await run(servers.bare.url, padded, ms));
    used.bare += cpuOf(servers.bare.pid) - begun.bare;
    seen.http.push(await run(servers.http.url, "/page", ms / 2));
  }
  const [shop, bare, http] = [together(seen.shop), together(seen.bare), together(seen.http)];
  const shopCpu = (used.shop / shop.answers) * 1_000;
  return { shop, bare, http, shopCpu, bareCpu: (used.bare / bare.answers) * 1_000 };
}

const cpuOf = (pid: number) => cpuSeconds(pid) ?? Number.NaN;

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
