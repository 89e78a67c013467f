import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { inState } from "@/sandbox/state";
import { ensureChromium, noChromium } from "@/scripts/chromium.mjs";
import type { Bench } from "../bench";
import { type Figure, figure } from "../figures/figure";
import { median } from "../figures/statistics";
import { onDemoShop } from "../store/demo-shop";
import type { Shop } from "../store/shop";

/** Exactly this one: another judges otherwise. Kept out of the shop's own packages (docs/decisions, "Lighthouse"). */
const VERSION = "12.8.2";
const ROUNDS = 5;

const pages = { home: "/", category: "/c/table", product: "/p/hestia-pot" } as const;
/** The framework with a sentence on it: what this machine and this build cost by themselves. */
const EMPTY = "/offline";
const marks = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 } as const;
type Mark = keyof typeof marks;

/** What a failed audit is called, and how much it costs, for the file of results. */
interface Report {
  /** How fast this machine's browser is. */
  readonly environment: { readonly benchmarkIndex: number };
  readonly categories: Readonly<Record<Mark, { score: number; auditRefs: { id: string; weight: number }[] }>>;
  readonly audits: Readonly<Record<string, { score: number | null; title: string; displayValue?: string }>>;
}

const run = promisify(execFile);

/** Lighthouse's marks for a phone, on the demo with its pictures: median of five, each in a browser of its own. */
export async function lighthousePart(bench: Bench): Promise<readonly Figure[]> {
  const chromium = ensureChromium();
  if (!chromium) throw new Error(noChromium);
  const command = await lighthouse(bench);
  return onDemoShop(bench, async (shop, folder) => {
    const subjectAt = (name: string, path: string) => ({ name, path, command, chromium, folder });
    const subjects = Object.entries(pages).map(([name, path]) => subjectAt(name, path));
    const slowdown = slowdownOf(await speedOf(shop, subjects));
    // All pages in every round, so that a noisy minute is no single page's, and a page stands beside its own floor.
    const rounds: Record<string, Report>[] = [];
    for (let at = 0; at < (bench.options.quick ? 1 : ROUNDS); at += 1) {
      const round: Record<string, Report> = {};
      for (const subject of [...subjects, subjectAt("empty", EMPTY)]) {
        await bench.quiet();
        round[subject.name] = await report(shop, subject, slowdown);
      }
      rounds.push(round);
      bench.say(
        Object.entries(round)
          .map(([name, one]) => `${name} ${markOf(one, "performance")}`)
          .join(", "),
      );
    }
    const reportsOf = (name: string) => rounds.map((round) => round[name]!);
    return subjects.flatMap(({ name }) => judge(bench, name, reportsOf(name), reportsOf("empty"), slowdown));
  });
}

interface Subject {
  readonly name: string;
  readonly path: string;
  readonly command: string;
  readonly chromium: string;
  readonly folder: string;
}

/**
 * How much slower a middling phone is than this machine, by the brackets of Lighthouse's own table
 * (github.com/GoogleChrome/lighthouse, docs/throttling.md, "Calibrating the CPU slowdown"): its constant 4 is meant for
 * a fast desktop and makes a slow server a phone that nobody has.
 */
function slowdownOf(benchmarkIndex: number): number {
  if (benchmarkIndex >= 1_500) return 4;
  return benchmarkIndex >= 800 ? 2 : 1;
}

/**
 * The middle of what the browser measures of this machine, one for all pages: a machine next to the edge of a bracket
 * would judge each by another phone. Every page is asked twice meanwhile, unjudged: the first time makes it and its
 * pictures' sizes, behind which the smaller format is made.
 */
async function speedOf(shop: Shop, subjects: readonly Subject[]): Promise<number> {
  const indexes: number[] = [];
  for (const subject of [...subjects, ...subjects])
    indexes.push((await report(shop, subject, 4)).environment.benchmarkIndex);
  return median(indexes);
}

function judge(
  bench: Bench,
  name: string,
  reports: readonly Report[],
  floor: readonly Report[],
  slowdown: number,
): Figure[] {
  bench.detail(`lighthouse ${name}`, reports.map(failed));
  return (Object.entries(marks) as [Mark, number][]).map(([mark, least]) =>
    figure({
      part: "lighthouse",
      name: `${mark}, ${name}`,
      unit: "/100",
      runs: reports.map((one) => markOf(one, mark)),
      floors:
        mark === "performance"
          ? [{ name: "an empty page", runs: floor.map((one) => markOf(one, mark)) }]
          : [],
      target: { says: `≥ ${least}`, meets: (value) => value >= least },
      note:
        mark === "performance"
          ? `${reports.map((one) => markOf(one, mark)).join(", ")}; last: ${timesOf(reports.at(-1)!, slowdown)}`
          : "",
    }),
  );
}

const markOf = ({ categories }: Report, mark: Mark): number => Math.round(categories[mark].score * 100);

/** The browser that a report needs may hang: it is asked for once more, and then what it said is the reason. */
async function report(shop: Shop, subject: Subject, slowdown: number): Promise<Report> {
  try {
    return await ask(shop, subject, slowdown);
  } catch {
    return await ask(shop, subject, slowdown).catch((error: { killed?: boolean; stderr?: string }) => {
      const why = error.killed ? "no report within two minutes" : error.stderr?.trim().slice(-600);
      throw new Error(`Lighthouse failed twice on ${subject.path}: ${why || String(error)}`);
    });
  }
}

async function ask(
  shop: Shop,
  { path, command, chromium, folder }: Subject,
  slowdown: number,
): Promise<Report> {
  const file = join(folder, "report.json");
  const flags =
    "--headless=new --no-sandbox --disable-dev-shm-usage --disable-background-networking --no-first-run";
  await run(
    process.execPath,
    [
      ...[command, shop.origin + path, "--quiet", "--output=json", `--output-path=${file}`],
      ...[`--chrome-flags=${flags}`, `--only-categories=${Object.keys(marks).join(",")}`],
      ...[`--throttling.cpuSlowdownMultiplier=${slowdown}`, "--no-enable-error-reporting"],
    ],
    { env: { ...process.env, CHROME_PATH: chromium }, timeout: 120_000, maxBuffer: 16 * 1024 * 1024 },
  );
  return JSON.parse(readFileSync(file, "utf8")) as Report;
}

function failed({ categories, audits }: Report) {
  return Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.flatMap(({ id, weight }) => {
      const audit = audits[id];
      if (!audit || weight === 0 || audit.score === null || audit.score >= 0.95) return [];
      return [{ id, score: audit.score, says: audit.displayValue ?? audit.title }];
    }),
  );
}

function timesOf({ audits, environment }: Report, slowdown: number): string {
  const of = (id: string) => audits[id]?.displayValue ?? "?";
  return `LCP ${of("largest-contentful-paint")}, blocking ${of("total-blocking-time")}, shift ${of("cumulative-layout-shift")}; CPU ${Math.round(environment.benchmarkIndex)} slowed ${slowdown} times`;
}

/** Its command, installed the first time it is wanted. */
async function lighthouse(bench: Bench): Promise<string> {
  const folder = inState(`lighthouse-${VERSION}`);
  const command = join(folder, "node_modules/lighthouse/cli/index.js");
  if (existsSync(command)) return command;
  bench.say(`installing Lighthouse ${VERSION} (once, 175 MB)`);
  const packages = [
    `lighthouse@${VERSION}`,
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-package-lock",
  ];
  await run("npm", ["install", "--prefix", folder, ...packages], { timeout: 300_000 });
  return command;
}
