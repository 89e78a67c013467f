import type { Bench } from "../bench";
import { explainList } from "../checks/explain";
import { type Figure, figure } from "../figures/figure";
import { median, percentile } from "../figures/statistics";
import { pause } from "../house/children";
import { type Line, openLine } from "../shopper/http";
import { type Addresses, somePaths } from "../store/addresses";
import { dropPages } from "../store/drop-pages";
import { openShop, type Shop } from "../store/shop";

interface Side {
  readonly products: number;
  readonly shop: Shop;
  readonly addresses: Addresses;
  readonly line: Line;
}

/** Milliseconds of pages that were made, not kept ones: first pages of categories, and pages behind them. */
interface Made {
  readonly first: number[];
  readonly later: number[];
  readonly api: number[];
}

/** What making a category page costs in a large catalogue beside a small one: the same pages, turn by turn. */
export async function categoryPart(bench: Bench): Promise<readonly Figure[]> {
  const sides: Side[] = [];
  try {
    for (const products of [bench.small, bench.large]) sides.push(await openSide(bench, products));
    const rounds: Made[][] = [];
    await Promise.all(sides.map(warmUp));
    for (let at = 0; at < bench.rounds; at += 1) {
      await Promise.all(sides.map((side) => dropPages(bench.ground, side.shop.database)));
      await pause(400);
      await bench.quiet();
      rounds.push(await makeAll(sides, bench.time(4, 2)));
    }
    const plans: Record<string, unknown> = {};
    for (const side of sides)
      plans[side.products] = await explainList(
        bench.ground,
        side.shop.database,
        side.addresses.categoryIds[0]!,
      );
    bench.detail("category plans", plans);
    return figuresOf(bench, sides, rounds);
  } finally {
    for (const side of sides) {
      side.line.close();
      await side.shop.stop();
    }
  }
}

async function openSide(bench: Bench, products: number): Promise<Side> {
  const template = await bench.ground.catalogue(products);
  const shop = await openShop(bench.ground, { template, server: "next", distDir: bench.distDir });
  const addresses = await somePaths(bench.ground, shop.database);
  return { products, shop, addresses, line: openLine(shop.url) };
}

/** Compiles what is compiled at first use, on pages that are not measured. */
async function warmUp({ line, addresses }: Side): Promise<void> {
  for (const path of [...addresses.categories, ...addresses.categories.map((one) => `${one}?sort=name`)])
    await line.call("GET", path);
}

/** Every category's first page, then so many pages behind it, one at a time, the sides taking turns. */
async function makeAll(sides: readonly Side[], depth: number): Promise<Made[]> {
  const made = sides.map((): Made => ({ first: [], later: [], api: [] }));
  const count = Math.min(...sides.map((side) => side.addresses.categories.length));
  for (let at = 0; at < count; at += 1) {
    const next = sides.map((side) => side.addresses.categories[at] as string | null);
    for (let page = 0; page <= depth; page += 1) {
      for (const [which, side] of sides.entries()) {
        const path = next[which];
        if (!path) continue;
        const { text, ms } = await make(side.line, path, page === 0);
        (page === 0 ? made[which]!.first : made[which]!.later).push(ms);
        const after =
          /href="[^"]*[?&;](after=[A-Za-z0-9_-]+)[^"]*"[^>]*rel="next"|rel="next"[^>]*href="[^"]*[?&;](after=[A-Za-z0-9_-]+)/.exec(
            text,
          );
        const cursor = after?.[1] ?? after?.[2] ?? lastCursor(text);
        next[which] = cursor ? `${side.addresses.categories[at]}?${cursor}` : null;
      }
    }
    for (const [which, side] of sides.entries()) {
      const path = `/api/v1/products?category=${side.addresses.categoryPaths[at]}&sort=price_asc`;
      const began = performance.now();
      const answer = await side.line.call("GET", path);
      if (answer.status === 200) made[which]!.api.push(performance.now() - began);
    }
  }
  return made;
}

/** The last link of a page that goes on: where a list has no rel, its "next" stands last. */
function lastCursor(text: string): string | null {
  return [...text.matchAll(/[?&;](after=[A-Za-z0-9_-]+)/g)].at(-1)?.[1] ?? null;
}

async function make(line: Line, path: string, isFirst: boolean): Promise<{ text: string; ms: number }> {
  const began = performance.now();
  const { status, headers, text } = await line.call("GET", path);
  const ms = performance.now() - began;
  if (status !== 200) throw new Error(`${path} answers ${status}`);
  if (isFirst && headers["x-nextjs-cache"] === "HIT") throw new Error(`${path} was kept and not made`);
  return { text, ms };
}

function figuresOf(bench: Bench, sides: readonly Side[], rounds: readonly (readonly Made[])[]): Figure[] {
  const [small, large] = [0, sides.length - 1];
  const runs = (which: number, kind: keyof Made) => rounds.map((round) => median(round[which]![kind]));
  const all = (which: number, kind: keyof Made) => rounds.flatMap((round) => round[which]![kind]);
  const says = `≤ 1.3 of ${sides[small]!.products.toLocaleString("en-US")} products`;
  const judged = !bench.options.quick && bench.large >= 100_000;
  const names: Readonly<Record<keyof Made, string>> = {
    first: "category page made anew",
    later: "category page behind a cursor",
    api: "list by price, API",
  };
  return (["first", "later", "api"] as const)
    .filter((kind) => all(small, kind).length > 0 && all(large, kind).length > 0)
    .map((kind) =>
      figure({
        part: "category",
        name: `${names[kind]}, ${sides[large]!.products.toLocaleString("en-US")} products, p50`,
        unit: "ms",
        runs: runs(large, kind),
        floors: [
          { name: `${sides[small]!.products.toLocaleString("en-US")} products`, runs: runs(small, kind) },
        ],
        target: judged ? { says, meets: (_, [ratio]) => ratio! <= 1.3 } : undefined,
        note: `p95 ${percentile(all(large, kind), 95).toFixed(1)} and ${percentile(all(small, kind), 95).toFixed(1)} ms; ${all(large, kind).length} pages`,
      }),
    );
}
