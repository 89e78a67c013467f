import { ok, type Result, refuse } from "./result";

/**
 * A state machine is a table of allowed moves: for each state, the events it knows and where they lead.
 * Guards live beside the table and return a reason; a move that is not in the table is refused, never thrown.
 */
export type Moves<S extends string, E extends string> = Readonly<Record<S, Readonly<Partial<Record<E, S>>>>>;

export interface StateMachine<S extends string, E extends string> {
  readonly moves: Moves<S, E>;
  /** Where `event` leads from `state`, or `not_allowed` with both named. */
  move(state: S, event: E): Result<S, "not_allowed", { state: S; event: E }>;
  can(state: S, event: E): boolean;
  isFinal(state: S): boolean;
}

export function stateMachine<S extends string, E extends string>(moves: Moves<S, E>): StateMachine<S, E> {
  return {
    moves,
    move(state, event) {
      const next = moves[state][event];
      return next === undefined ? refuse("not_allowed", { state, event }) : ok(next);
    },
    can: (state, event) => moves[state][event] !== undefined,
    isFinal: (state) => Object.keys(moves[state]).length === 0,
  };
}
