import type { Bench } from "../bench";
import { openBooks } from "../checks/books";
import { type Figure, figure } from "../figures/figure";
import { median, percentile } from "../figures/statistics";
import { type OrderTransaction, openOrderTransaction } from "../floors/order-transaction";
import { type CpuShares, sharesTogether, withCpuShares } from "../house/cpu-shares";
import { crowd, type Shopped, together } from "../shopper/crowd";
import { openShelf, type Shelf } from "../shopper/shelf";
import { steps } from "../shopper/shopper";
import { openShop, type Shop } from "../store/shop";

const SHOPPERS = 16;

/** Turns a round is made of: a neighbour that comes and goes then disturbs both sides alike. */
const TURNS = 2;

interface Round {
  readonly shopped: Shopped;
  readonly shares: CpuShares;
}

interface Rounds {
  readonly real: Round;
  readonly bare: Round;
  readonly floor: number;
}

interface Side {
  readonly shop: Shop;
  readonly shelf: Shelf;
}

/** Whole orders a second, from an empty cart to paid, beside the same handlers without Next and the bare transaction. */
export async function checkoutPart(bench: Bench): Promise<readonly Figure[]> {
  const { ground, options } = bench;
  const template = await ground.catalogue(bench.small);
  const nodeArgs = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${options.profile}`] : undefined;
  const opened: { stop(): Promise<void> }[] = [];
  try {
    const real = await openShop(ground, { template, server: "next", distDir: bench.distDir, nodeArgs });
    opened.push(real);
    const bare = await openShop(ground, { template, server: "bare", distDir: bench.distDir });
    opened.push(bare);
    const floor = await openOrderTransaction(ground, SHOPPERS);
    opened.push({ stop: () => floor.close() });
    const shelves = {
      real: await openShelf(ground, real.database),
      bare: await openShelf(ground, bare.database),
    };

    const warm = bench.time(4_000, 2_000);
    for (const [shop, shelf] of [
      [real, shelves.real],
      [bare, shelves.bare],
    ] as const)
      await crowd(shop, SHOPPERS, warm, shelf.pick);
    await floor.run(SHOPPERS, 500);

    const rounds: Rounds[] = [];
    for (let at = 0; at < bench.rounds; at += 1) {
      await bench.quiet();
      rounds.push(
        await oneRound(
          bench,
          { shop: real, shelf: shelves.real },
          { shop: bare, shelf: shelves.bare },
          floor,
        ),
      );
      const { shopped, shares } = rounds.at(-1)!.real;
      bench.say(
        `checkout ${at + 1}/${bench.rounds}: ${shopped.perSecond.toFixed(1)} orders/s, bare ${rounds.at(-1)!.bare.shopped.perSecond.toFixed(1)}, others took ${percent(shares.others)} of the machine`,
      );
    }
    const single = await crowd(real, 1, bench.time(5_000, 2_000), shelves.real.pick);
    const says = await auditOf(ground, real, shelves.real);
    bench.detail("checkout", rounds.map(told));
    return figuresOf(rounds, single, says);
  } finally {
    for (const one of opened.reverse()) await one.stop();
  }
}

async function oneRound(bench: Bench, real: Side, bare: Side, floor: OrderTransaction): Promise<Rounds> {
  const turns: Rounds[] = [];
  for (let at = 0; at < TURNS; at += 1) {
    turns.push({
      real: await stretch(bench, real),
      bare: await stretch(bench, bare),
      floor: await floor.run(SHOPPERS, bench.time(2_000, 800)),
    });
  }
  return {
    real: asOne(turns.map((turn) => turn.real)),
    bare: asOne(turns.map((turn) => turn.bare)),
    floor: turns.reduce((sum, turn) => sum + turn.floor, 0) / turns.length,
  };
}

function asOne(stretches: readonly Round[]): Round {
  return {
    shopped: together(stretches.map((one) => one.shopped)),
    shares: sharesTogether(stretches.map((one) => one.shares)),
  };
}

async function stretch(bench: Bench, { shop, shelf }: Side): Promise<Round> {
  const watched = {
    pids: { web: shop.web.pid, stripe: shop.stripe.pid },
    postmaster: bench.ground.postmaster,
  };
  const { value, shares } = await withCpuShares(watched, bench.cores, () =>
    crowd(shop, SHOPPERS, bench.time(6_000, 2_500), shelf.pick),
  );
  return { shopped: value, shares };
}

/** What must be true afterwards, asked of the shelf and of the shop's own identities. */
async function auditOf(ground: Bench["ground"], shop: Shop, shelf: Shelf): Promise<readonly string[]> {
  const books = openBooks(ground.postgres.url(shop.database, "cartwright"));
  try {
    return [...(await shelf.audit()), ...(await books.audit())];
  } finally {
    await books.close();
  }
}

function figuresOf(rounds: readonly Rounds[], single: Shopped, says: readonly string[]): Figure[] {
  const part = "checkout";
  const real = rounds.map((one) => one.real);
  const failures = real.flatMap((one) => one.shopped.failures);
  const others = real.map((one) => one.shares.others ?? 0);
  const whole = real.flatMap((one) => one.shopped.whole);
  const cpu = (name: string) =>
    median(
      real.map(({ shopped, shares }) => ((shares.seconds[name] ?? Number.NaN) / shopped.orders) * 1_000),
    );
  const client = median(real.map(({ shopped, shares }) => (shares.bench / shopped.orders) * 1_000));
  return [
    figure({
      part,
      name: `whole orders, ${SHOPPERS} shoppers`,
      unit: "/s",
      runs: real.map((one) => one.shopped.perSecond),
      floors: [
        { name: "bare handlers", runs: rounds.map((one) => one.bare.shopped.perSecond) },
        { name: "order transaction", runs: rounds.map((one) => one.floor) },
      ],
      target: { says: "≥ 40, ≥ 0.5 of bare handlers", meets: (value, [bare]) => value >= 40 && bare! >= 0.5 },
      note: `others took ${percent(median(others))} of the machine`,
    }),
    figure({
      part,
      name: "failed, oversold, books that do not balance",
      unit: "",
      runs: [failures.length + says.length],
      target: { says: "none", meets: (value) => value === 0 },
      note: [...says, ...failures.slice(0, 2)].join("; "),
    }),
    figure({ part, name: "an order, p50", unit: "ms", runs: [percentile(whole, 50)] }),
    figure({ part, name: "an order, p95", unit: "ms", runs: [percentile(whole, 95)] }),
    figure({
      part,
      name: "an order, 1 shopper, p50",
      unit: "ms",
      runs: [percentile(single.whole, 50)],
      note: `of it 100 ms between paying and looking; ${single.readsPerOrder.toFixed(1)} looks`,
    }),
    figure({
      part,
      name: "CPU of the web process, an order",
      unit: "ms",
      runs: [cpu("web")],
      note: `Postgres ${ms(cpu("postgres"))}, Stripe sandbox ${ms(cpu("stripe"))}, load generator ${ms(client)}`,
    }),
  ];
}

function told({ real, bare, floor }: Rounds) {
  const of = ({ shopped, shares }: Round) => ({
    perSecond: shopped.perSecond,
    orders: shopped.orders,
    failures: shopped.failures,
    readsPerOrder: shopped.readsPerOrder,
    shares,
    milliseconds: Object.fromEntries(
      steps.map((step) => [
        step,
        { p50: percentile(shopped.milliseconds[step], 50), p95: percentile(shopped.milliseconds[step], 95) },
      ]),
    ),
  });
  return { real: of(real), bare: of(bare), floor };
}

const percent = (share: number | null) => (share === null ? "?" : `${Math.round(share * 100)} %`);
const ms = (value: number) => (Number.isFinite(value) ? `${value.toFixed(1)} ms` : "?");
