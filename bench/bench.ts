import type { Figure } from "./figures/figure";
import type { BenchOptions } from "./options";
import type { Ground } from "./store/ground";

/** What a part of the run is given. */
export interface Bench {
  readonly ground: Ground;
  readonly options: BenchOptions;
  /** Where the real build is. */
  readonly distDir: string;
  readonly cores: number;
  /** Rounds of which the median is taken. */
  readonly rounds: number;
  /** Milliseconds of a load: the first with time, the second when it should be quick. */
  time(full: number, quick: number): number;
  /** Waits for a quiet moment of the machine, within bounds; called before each round. */
  quiet(): Promise<void>;
  /** A line on the screen while it runs. */
  say(line: string): void;
  /** Kept in the JSON beside the table. */
  detail(name: string, value: unknown): void;
  /** The small catalogue, on which most parts run, and the largest. */
  readonly small: number;
  readonly large: number;
}

export type Part = (bench: Bench) => Promise<readonly Figure[]>;
