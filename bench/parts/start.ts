import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/sandbox/ports";
import { root } from "@/sandbox/state";
import type { Bench } from "../bench";
import { type Figure, figure, noFigure } from "../figures/figure";
import { type Child, startChild } from "../house/children";

/** `npm start` of a shop that is built and seeded: from the command to the first page. */
export async function startPart(bench: Bench): Promise<readonly Figure[]> {
  const part = "start";
  const name = "npm start to the first page, built and seeded";
  if (!existsSync(join(root, "sandbox/seed.ts")) && !existsSync(join(root, "sandbox/seed/index.ts")))
    return [noFigure(part, name, "the start command is not there yet")];
  const state = join(tmpdir(), `cartwright-bench-${process.pid}`, "state");
  // The first start makes and seeds everything; it is not measured.
  await timedStart(bench, state, 240_000);
  const runs: number[] = [];
  for (let at = 0; at < bench.rounds; at += 1) {
    await bench.quiet();
    runs.push(await timedStart(bench, state, 60_000));
  }
  return [
    figure({
      part,
      name,
      unit: "s",
      runs,
      target: { says: "≤ 3", meets: (value) => value <= 3 },
      note: "Postgres, Stripe, mailbox, worker and web process included",
    }),
  ];
}

/** Seconds until `/` answers 200; everything that was started is stopped again. */
async function timedStart(bench: Bench, state: string, readyWithin: number): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  let child: Child | null = null;
  try {
    child = await startChild({
      args: [join(root, "scripts/start.mjs")],
      env: {
        CARTWRIGHT_STATE: state,
        PORT: String(port),
        NEXT_DIST_DIR: bench.distDir,
        NEXT_TELEMETRY_DISABLED: "1",
      },
      readyWithin,
      isReady: async () => {
        const answer = await fetch(`http://localhost:${port}/`, { signal: AbortSignal.timeout(5_000) });
        await answer.arrayBuffer();
        return answer.status === 200;
      },
    });
    return (performance.now() - began) / 1000;
  } finally {
    await child?.stop(15_000);
  }
}
