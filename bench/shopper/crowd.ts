import { pause } from "../house/children";
import { type Shopper, type Step, shopper, steps, type Town } from "./shopper";

/** What a crowd did. Milliseconds by step, one entry an order. */
export interface Shopped {
  readonly orders: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly failures: readonly string[];
  readonly milliseconds: Readonly<Record<Step, readonly number[]>>;
  readonly whole: readonly number[];
  readonly readsPerOrder: number;
}

/** Picks two different things for an order. */
export type Pick = () => readonly [string, string];

/** Milliseconds at the beginning that the rate leaves out: nobody can have finished yet. */
const RAMP = 600;

/**
 * So many shoppers at once, each buying again and again for a while. The rate counts the orders that ended within
 * the time after the ramp; those that are still under way are walked to their end, so that the books can be checked.
 */
export async function crowd(town: Town, size: number, forMs: number, pick: Pick): Promise<Shopped> {
  const milliseconds = Object.fromEntries(steps.map((step) => [step, [] as number[]])) as Record<
    Step,
    number[]
  >;
  const whole: number[] = [];
  const failures: string[] = [];
  const began = performance.now();
  const until = began + forMs;
  let inTime = 0;
  let done = 0;
  let reads = 0;

  async function shop(one: Shopper, place: number): Promise<void> {
    // Not all in the same millisecond, as no crowd is.
    await pause((place * 40) / size);
    while (performance.now() < until && failures.length < 100) {
      const errand = one.errand(pick());
      const start = performance.now();
      try {
        for (const step of steps) {
          const stepStart = performance.now();
          await one.walk[step](errand);
          milliseconds[step].push(performance.now() - stepStart);
        }
        done += 1;
        reads += errand.reads;
        whole.push(performance.now() - start);
        const now = performance.now();
        if (now > began + RAMP && now <= until) inTime += 1;
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
    }
    one.leave();
  }

  await Promise.all(Array.from({ length: size }, (_, place) => shop(shopper(town), place)));
  const seconds = (performance.now() - began) / 1000;
  return {
    orders: done,
    seconds,
    perSecond: inTime / ((forMs - RAMP) / 1000),
    failures,
    milliseconds,
    whole,
    readsPerOrder: reads / Math.max(1, done),
  };
}

/** Two stretches of the same crowd as one: what was between them was somebody else's. */
export function together(parts: readonly Shopped[]): Shopped {
  const sum = (of: (one: Shopped) => number) => parts.reduce((total, one) => total + of(one), 0);
  return {
    orders: sum((one) => one.orders),
    seconds: sum((one) => one.seconds),
    perSecond: sum((one) => one.perSecond) / parts.length,
    failures: parts.flatMap((one) => one.failures),
    milliseconds: Object.fromEntries(
      steps.map((step) => [step, parts.flatMap((one) => one.milliseconds[step])]),
    ) as Record<Step, number[]>,
    whole: parts.flatMap((one) => one.whole),
    readsPerOrder:
      sum((one) => one.readsPerOrder * one.orders) /
      Math.max(
        1,
        sum((one) => one.orders),
      ),
  };
}
