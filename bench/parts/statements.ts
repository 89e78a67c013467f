import type { Bench } from "../bench";
import {
  type Counted,
  callsOf,
  countStatements,
  type StatementCounter,
  shortStatement,
} from "../checks/statements";
import { type Figure, figure } from "../figures/figure";
import { pause } from "../house/children";
import { crowd, type Pick } from "../shopper/crowd";
import { openShelf } from "../shopper/shelf";
import { type Errand, type Step, shopper, steps, type Town } from "../shopper/shopper";
import { openShop } from "../store/shop";

const SHOPPERS = 16;

/** SQL statements of an order and of adding to a cart, counted at the server, and where they go. */
export async function statementsPart(bench: Bench): Promise<readonly Figure[]> {
  const { ground } = bench;
  const template = await ground.catalogue(bench.small);
  const shop = await openShop(ground, { template, server: "next", distDir: bench.distDir });
  const counter = await countStatements(ground, shop.database);
  try {
    const { pick } = await openShelf(ground, shop.database);
    await crowd(shop, SHOPPERS, bench.time(3_000, 1_500), pick);
    const quietSeconds = bench.time(5_000, 2_000) / 1_000;
    const idle = await counter.during(() => pause(quietSeconds * 1_000));
    const runs: number[] = [];
    const reads: number[] = [];
    let last: readonly Counted[] = [];
    for (let at = 0; at < bench.rounds; at += 1) {
      const busy = await counter.during(() => crowd(shop, SHOPPERS, bench.time(4_000, 1_500), pick));
      const background = (callsOf(idle.counted) / quietSeconds) * busy.value.seconds;
      runs.push((callsOf(busy.counted) - background) / busy.value.orders);
      reads.push(busy.value.readsPerOrder);
      last = busy.counted.map((one) => perOrder(one, busy.value.orders));
    }
    const byStep = await countSteps(counter, shop, pick, bench.time(30, 15));
    bench.detail("statements", { perOrder: last, byStep, idle: idle.counted });
    printSteps(byStep);
    const adds = byStep
      .filter(({ step }) => step.startsWith("add"))
      .map(({ statements }) => callsOf(statements));
    const part = "statements";
    return [
      figure({
        part,
        name: `of an order of two lines, ${SHOPPERS} shoppers`,
        unit: "",
        runs,
        target: { says: "≤ 40", meets: (value) => value <= 40 },
        note: `everything of the web process; ${(callsOf(idle.counted) / quietSeconds).toFixed(1)}/s when idle taken off; looked ${reads.at(-1)!.toFixed(1)} times`,
      }),
      figure({
        part,
        name: "of an order, 1 shopper",
        unit: "",
        runs: [byStep.reduce((sum, { statements }) => sum + callsOf(statements), 0)],
        note: byStep.map(({ step, statements }) => `${step} ${callsOf(statements).toFixed(1)}`).join(", "),
      }),
      figure({
        part,
        name: "of adding to the cart",
        unit: "",
        runs: [Math.max(...adds)],
        target: { says: "≤ 5", meets: (value) => value <= 5 },
        note: `to a new cart ${adds[0]}, to one that is there ${adds[1]}`,
      }),
    ];
  } finally {
    await counter.close();
    await shop.stop();
  }
}

interface StepCount {
  readonly step: Step;
  readonly statements: readonly Counted[];
}

/** So many orders side by side, each step of all of them counted before the next. The webhook belongs to paying. */
async function countSteps(
  counter: StatementCounter,
  town: Town,
  pick: Pick,
  orders: number,
): Promise<StepCount[]> {
  const one = shopper(town);
  const errands: Errand[] = Array.from({ length: orders }, () => one.errand(pick()));
  const counts: StepCount[] = [];
  for (const step of steps) {
    const { counted } = await counter.during(async () => {
      for (const errand of errands) await one.walk[step](errand);
      // Webhooks that are still on their way are part of this step.
      if (step === "pay") await pause(1_000);
    });
    counts.push({ step, statements: counted.map((each) => perOrder(each, orders)) });
  }
  one.leave();
  return counts;
}

function perOrder(counted: Counted, orders: number): Counted {
  return {
    statement: counted.statement,
    calls: counted.calls / orders,
    execution: counted.execution / orders,
    planning: counted.planning / orders,
    rows: counted.rows / orders,
  };
}

function printSteps(byStep: readonly StepCount[]): void {
  const sum = (statements: readonly Counted[], of: "execution" | "planning") =>
    statements.reduce((total, one) => total + one[of], 0);
  const lines = ["", "Statements of an order (calls; milliseconds planned and executed)"];
  for (const { step, statements } of byStep) {
    lines.push(
      `${step}: ${callsOf(statements).toFixed(1)} (${sum(statements, "planning").toFixed(2)} + ${sum(statements, "execution").toFixed(2)} ms)`,
    );
    for (const one of statements)
      lines.push(
        `  ${one.calls.toFixed(1).padStart(4)}  ${one.planning.toFixed(2).padStart(5)} ${one.execution.toFixed(2).padStart(6)}  ${shortStatement(one.statement)}`,
      );
  }
  process.stdout.write(`${lines.join("\n")}\n\n`);
}
