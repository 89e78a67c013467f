import type { Submit } from "../form/use-submit";

/** A setting as its form is given it. */
export interface SeenSetting<T> {
  readonly value: T;
  readonly seen: string;
  readonly mayWrite: boolean;
}
export type SaveSetting<T> = Submit<{ readonly value: T; readonly seen: string }>;
