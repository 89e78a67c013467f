import { cpus } from "node:os";
import { ensureBuilt } from "@/sandbox/build";
import type { Bench, Part } from "./bench";
import { type Figure, noFigure } from "./figures/figure";
import { keepResults } from "./figures/results";
import { table } from "./figures/table";
import { stopAllChildren } from "./house/children";
import { loadOfMinute, machineFacts } from "./house/machine";
import { quietWaiter } from "./house/quiet";
import { type BenchOptions, type PartName, readOptions } from "./options";
import { LIMIT_FACTOR } from "./store/environment";
import { type Ground, openGround } from "./store/ground";

/** Loaded when they are wanted, so that a part whose subject does not exist yet stops no other. */
const parts: Readonly<Record<PartName, () => Promise<Part>>> = {
  pages: async () => (await import("./parts/pages")).pagesPart,
  checkout: async () => (await import("./parts/checkout")).checkoutPart,
  statements: async () => (await import("./parts/statements")).statementsPart,
  api: async () => (await import("./parts/api")).apiPart,
  category: async () => (await import("./parts/category")).categoryPart,
  search: async () => (await import("./parts/search")).searchPart,
  import: async () => (await import("./parts/import")).importPart,
  memory: async () => (await import("./parts/memory")).memoryPart,
  start: async () => (await import("./parts/start")).startPart,
  clicks: async () => (await import("./parts/clicks")).clicksPart,
  lighthouse: async () => (await import("./parts/lighthouse")).lighthousePart,
};

const options = readOptions(process.argv.slice(2));
if ("says" in options) {
  process.stdout.write(`${options.says}\n`);
  process.exit(options.says.startsWith("Usage") ? 0 : 1);
}

/** Kept from its beginning, so that a server which is only just starting is stopped too. */
let opening: Promise<Ground> | null = null;
let ending = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(130));
// A run is bounded: whatever hangs, the machine is given back.
const minutes = options.quick ? 6 : 30;
setTimeout(() => {
  process.stderr.write(`The run took over ${minutes} minutes and was ended.\n`);
  void end(1);
}, minutes * 60_000).unref();

try {
  await run(options);
  await end(0);
} catch (error) {
  if (!ending) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  await end(1);
}

async function run(wanted: BenchOptions): Promise<void> {
  const began = performance.now();
  const say = (line: string) =>
    process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
  const distDir = process.env.NEXT_DIST_DIR ?? ".next";
  if (await ensureBuilt({ ...process.env, NEXT_DIST_DIR: distDir })) say("The shop is built.");
  opening = openGround(say);
  const ground = await opening;
  const machine = machineFacts(ground.postgresVersion);
  const details: Record<string, unknown> = {};
  const bench: Bench = {
    ground,
    options: wanted,
    distDir,
    cores: cpus().length,
    rounds: 3,
    small: wanted.sizes[0]!,
    large: wanted.sizes.at(-1)!,
    time: (full, quick) => (wanted.quick ? quick : full),
    quiet: quietWaiter(wanted.quick ? 12_000 : 120_000),
    say,
    detail: (name, value) => {
      details[name] = value;
    },
  };
  const figures: Figure[] = [];
  for (const name of wanted.parts) {
    say(`${name} (load ${loadOfMinute()})`);
    figures.push(...(await measured(name, bench)));
  }
  const seconds = (performance.now() - began) / 1000;
  const file = keepResults({ machine, options: { ...wanted }, seconds, figures, details });
  process.stdout.write(
    [
      "",
      `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}; Node ${machine.node}, Postgres ${machine.postgres} (fsync on)`,
      `commit ${machine.commit}, build ${machine.build}; load average ${machine.load} at the start, ${loadOfMinute()} at the end`,
      `catalogues of ${wanted.sizes.map((size) => size.toLocaleString("en-US")).join(" and ")} products; coarse limits raised by ${LIMIT_FACTOR.toLocaleString("en-US")} (LIMIT_FACTOR); median of ${bench.rounds}${wanted.quick ? "; QUICK: too short to compare" : ""}`,
      "",
      table(figures),
      "",
      `${seconds.toFixed(0)} s; everything, with each run and the statements, is in ${file}`,
      "",
    ].join("\n"),
  );
}

/** One part that fails is a line of the table, not the end of the run. */
async function measured(name: PartName, bench: Bench): Promise<readonly Figure[]> {
  try {
    const part = await parts[name]();
    return await part(bench);
  } catch (error) {
    if (ending) throw error;
    process.stderr.write(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
    return [
      noFigure(name, "could not be measured", error instanceof Error ? error.message.slice(0, 200) : ""),
    ];
  }
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await stopAllChildren();
  await opening?.then((ground) => ground.stop()).catch(() => {});
  process.exit(code);
}
