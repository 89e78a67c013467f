import { median, medianRatio } from "./statistics";

/** Something simpler that was measured in the same rounds, so that a figure can be judged apart from the machine. */
export interface Floor {
  readonly name: string;
  readonly value: number;
  readonly runs: readonly number[];
  /** The figure divided by this floor, median of the rounds. */
  readonly ratio: number;
}

export interface Target {
  readonly says: string;
  readonly met: boolean;
}

/** One line of the table. */
export interface Figure {
  readonly part: string;
  readonly name: string;
  readonly unit: string;
  /** The median of the runs; null when it could not be measured, and then `note` says why. */
  readonly value: number | null;
  readonly runs: readonly number[];
  readonly floors: readonly Floor[];
  readonly target: Target | null;
  readonly note: string;
}

export interface Measured {
  readonly part: string;
  readonly name: string;
  readonly unit: string;
  readonly runs: readonly number[];
  readonly floors?: readonly { readonly name: string; readonly runs: readonly number[] }[];
  /** Judges the median and the ratios to the floors, in the order given. */
  readonly target?: {
    readonly says: string;
    readonly meets: (value: number, ratios: readonly number[]) => boolean;
  };
  readonly note?: string;
}

/** A figure from its runs: medians, ratios by round, and whether the target is met. */
export function figure(measured: Measured): Figure {
  const { part, name, unit, runs, target, note = "" } = measured;
  const value = median(runs);
  const floors = (measured.floors ?? []).map((floor) => ({
    ...floor,
    value: median(floor.runs),
    ratio: medianRatio(runs, floor.runs),
  }));
  const ratios = floors.map((floor) => floor.ratio);
  return {
    part,
    name,
    unit,
    value,
    runs,
    floors,
    target: target ? { says: target.says, met: target.meets(value, ratios) } : null,
    note,
  };
}

/** A line that says why there is no figure. */
export function noFigure(part: string, name: string, note: string): Figure {
  return { part, name, unit: "", value: null, runs: [], floors: [], target: null, note };
}
