/**
 * Lets at most `running` pieces of work go at once and `waiting` more stand in line; beyond that it says "busy" at
 * once. A hash costs 19 MiB and a core: without a bound a flood of sign-ins is a denial of service.
 */
export function boundedQueue(bounds: { readonly running: number; readonly waiting: number }) {
  let running = 0;
  const line: (() => void)[] = [];

  async function run<T>(work: () => Promise<T>): Promise<T | "busy"> {
    if (running >= bounds.running) {
      if (line.length >= bounds.waiting) return "busy";
      await new Promise<void>((turn) => line.push(turn));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The place goes to the next in line; only when nobody waits does it fall free.
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return { run, load: () => ({ running, waiting: line.length }) };
}
