/**
 * Expected refusals are values; bugs are thrown. A verb returns `Result<Value, Code, Detail>` where `Code` is
 * its own literal union, so that a caller that forgets a refusal does not compile.
 */
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<C extends string, D = unknown> = {
  readonly ok: false;
  readonly code: C;
  readonly detail: D;
};
export type Result<T, C extends string = never, D = unknown> = Ok<T> | Refused<C, D>;

/** The refusal codes of a verb, from its return type. */
export type CodeOf<R> = Extract<Awaited<R>, { ok: false }> extends Refused<infer C, unknown> ? C : never;

export function ok(): Ok<undefined>;
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

export function refuse<C extends string>(code: C): Refused<C, undefined>;
export function refuse<C extends string, D>(code: C, detail: D): Refused<C, D>;
export function refuse<C extends string, D>(code: C, detail?: D): Refused<C, D | undefined> {
  return { ok: false, code, detail };
}

/** True for a value that is a refusal: used by `transact`, which rolls back what a refusing verb wrote. */
export function isRefused(value: unknown): value is Refused<string> {
  return (
    typeof value === "object" && value !== null && "ok" in value && value.ok === false && "code" in value
  );
}
