import { Timers } from "./timers";

/** Look again at least this often: an injected time source may jump without telling us. */
const longestSleep = 1000;

/**
 * The time of the sandbox: the given source plus an offset that the control API moves. Everything that happens later
 * (expiry, delayed methods, webhook retries) waits on this clock, so moving it forward makes it happen at once.
 */
export interface SandboxClock {
  /** Milliseconds. */
  now(): number;
  /** Unix seconds, as Stripe writes times. */
  seconds(): number;
  readonly offset: number;
  /** Moves the clock and runs what became due, oldest first, before it returns. */
  shift(offset: number): void;
  /** Runs `run` when the clock has reached `at` milliseconds; never within this call. */
  at(at: number, run: () => void): void;
  /** Forgets all that waits. */
  clear(): void;
  stop(): void;
}

/**
 * @param source milliseconds since 1970
 * @param failed told when something that was due throws; the others run all the same
 */
export function sandboxClock(source: () => number, failed: (error: unknown) => void): SandboxClock {
  const timers = new Timers();
  let offset = 0;
  let sleeping: NodeJS.Timeout | null = null;
  let stopped = false;

  const now = (): number => source() + offset;
  const runDue = (): void => {
    for (let run = timers.take(now()); run && !stopped; run = timers.take(now())) {
      try {
        run();
      } catch (error) {
        failed(error);
      }
    }
  };
  const sleep = (): void => {
    if (sleeping) clearTimeout(sleeping);
    sleeping = null;
    const next = timers.next();
    if (next === null || stopped) return;
    sleeping = setTimeout(
      () => {
        runDue();
        sleep();
      },
      Math.min(Math.max(next - now(), 0), longestSleep),
    );
    sleeping.unref();
  };

  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    get offset() {
      return offset;
    },
    shift(next) {
      offset = next;
      runDue();
      sleep();
    },
    at(at, run) {
      const next = timers.next();
      timers.add(at, run);
      if (sleeping === null || next === null || at < next) sleep();
    },
    clear() {
      timers.clear();
      sleep();
    },
    stop() {
      stopped = true;
      if (sleeping) clearTimeout(sleeping);
    },
  };
}
