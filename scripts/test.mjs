// `npm test`: everything, on a fresh clone too. Each stage says how long it took; the last line counts.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, fail, requireNode, root, tsxArguments, tsxEnvironment } from "./bootstrap.mjs";
import { ensureChromium, noChromium } from "./chromium.mjs";

requireNode();
ensureInstalled();

const all = process.argv.includes("--all");
const only = process.argv.slice(2).filter((word) => !word.startsWith("--"));
/** A stage for eyes, not for proof: done only when it is named. */
const LOOKS = "looks";
const isWanted = (/** @type {string} */ stage) =>
  only.length === 0 ? stage !== LOOKS : only.includes(stage);
// Looked for first: what is missing should be known before the long stages, not after them.
const isBrowsing = isWanted("journeys") || isWanted(LOOKS);
const chromium = isBrowsing ? ensureChromium() : null;
if (isBrowsing && chromium === null) process.stderr.write(`\n${noChromium}\n`);
const results = join(root, "test-results");
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const bin = (/** @type {string} */ name) => join(root, "node_modules", name);
const vitest = (/** @type {string} */ project) => [
  bin("vitest/vitest.mjs"),
  "run",
  "--project",
  // With those of it that run alone (vitest.config.ts).
  `${project}*`,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${join(results, `${project}.json`)}`,
];

/**
 * The stages in order of cost. `count` reads how many tests passed, failed and were skipped; a stage without it counts
 * as one.
 * @type {{ name: string, args: string[], count?: string, env?: Record<string, string>, lacks?: string | null }[]}
 */
const stages = [
  { name: "types", args: [bin("typescript/bin/tsc"), "--noEmit"] },
  { name: "lint", args: [bin("@biomejs/biome/bin/biome"), "check", "."] },
  { name: "unit", args: vitest("unit"), count: "unit.json" },
  { name: "db", args: vitest("db"), count: "db.json" },
  { name: "build", args: tsxArguments("sandbox/build-once.ts") },
  { name: "system", args: vitest("system"), count: "system.json" },
  {
    name: "journeys",
    args: [bin("@playwright/test/cli.js"), "test", "--reporter=line,json"],
    count: "journeys.json",
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, "journeys.json"), CHROMIUM: chromium ?? "" },
    lacks: chromium === null ? noChromium : null,
  },
  {
    name: LOOKS,
    args: [bin("@playwright/test/cli.js"), "test", "-c", "playwright.looks.config.ts"],
    env: { CHROMIUM: chromium ?? "" },
    lacks: chromium === null ? noChromium : null,
  },
];

const unknown = only.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0)
  fail(`There is no stage ${unknown.join(", ")}: ${stages.map((stage) => stage.name).join(", ")}.`);
const totals = { passed: 0, failed: 0, skipped: 0 };
for (const stage of stages) {
  if (!isWanted(stage.name)) continue;
  const began = Date.now();
  process.stdout.write(`\n── ${stage.name}\n`);
  const code = await run(stage);
  const counted = count(stage, code);
  for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) totals[key] += counted[key];
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`── ${stage.name}: ${code === 0 ? "passed" : "FAILED"} in ${seconds} s\n`);
  // What comes later stands on these; their failures would only be noise.
  if (code !== 0 && stage.name === "build") break;
}
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 ? 0 : 1);

/** @param {(typeof stages)[number]} stage @returns {Promise<number>} */
function run(stage) {
  if (stage.lacks) {
    process.stderr.write(`${stage.lacks}\n`);
    return Promise.resolve(1);
  }
  return new Promise((done) => {
    const child = spawn(process.execPath, stage.args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...tsxEnvironment(), ...(all ? { LONG_SEEDS: "1" } : {}), ...stage.env },
    });
    child.on("error", () => done(1));
    child.on("exit", (code) => done(code ?? 1));
  });
}

/** @param {(typeof stages)[number]} stage @param {number} code */
function count(stage, code) {
  const one = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (!stage.count) return one;
  const file = join(results, stage.count);
  if (!existsSync(file)) return { ...one, failed: 1, passed: 0 };
  const report = JSON.parse(readFileSync(file, "utf8"));
  const counted = report.stats
    ? {
        passed: report.stats.expected + report.stats.flaky,
        failed: report.stats.unexpected,
        skipped: report.stats.skipped,
      }
    : {
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + (report.numTodoTests ?? 0),
      };
  // A stage can fail without a failed test: a file that does not load, an unhandled error.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  if (code === 0 && counted.passed === 0) fail(`The stage ${stage.name} ran no test at all.`);
  return counted;
}
