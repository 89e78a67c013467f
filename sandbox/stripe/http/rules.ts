import { ApiError, type ErrorFields, invalid, missing } from "./errors";
import type { FormNode, FormValue } from "./form";

/** How one parameter is read; a refusal is thrown as Stripe words it. */
export interface Rule<T> {
  readonly need?: boolean;
  read(value: FormValue, path: string): T;
}
export type Needed<T> = Rule<T> & { readonly need: true };
export type Shape = Record<string, Rule<unknown>>;
/**
 * A rule for every parameter that the SDK's type names, and for no other (`expand` is every operation's own). Used
 * with `satisfies`, so that a parameter which a new version of Stripe adds or takes away stops the compiler.
 */
export type RulesFor<P> = Record<Exclude<keyof P, "expand">, Rule<unknown>>;

/** The type of the parameters that a shape reads; what is not needed may be absent. */
export type Read<S extends Shape> = {
  [K in keyof S as S[K] extends { need: true } ? K : never]: S[K] extends Rule<infer T> ? T : never;
} & {
  [K in keyof S as S[K] extends { need: true } ? never : K]?: S[K] extends Rule<infer T> ? T : never;
};

export const need = <T>(rule: Rule<T>): Needed<T> => ({ ...rule, need: true });

/** An empty string takes a value away, where the endpoint allows that; it is read as null. */
export const clearable = <T>(rule: Rule<T>): Rule<T | null> => ({
  read: (value, path) => (value === "" ? null : rule.read(value, path)),
});

export function shape<S extends Shape>(rules: S): Rule<Read<S>> {
  return {
    read(value, path) {
      if (typeof value !== "object") throw invalid("Invalid object", path);
      return readShape(rules, value, path);
    },
  };
}

/** Reads all parameters of a call: unknown ones are told first, as Stripe does, then missing ones. */
export function readShape<S extends Shape>(rules: S, node: FormNode, path = ""): Read<S> {
  const full = (name: string): string => (path === "" ? name : `${path}[${name}]`);
  const unknown = Object.keys(node)
    .filter((name) => !Object.hasOwn(rules, name))
    .map(full);
  if (unknown.length > 0) throw unknownParameters(unknown);
  const read: Record<string, unknown> = {};
  for (const name in rules) {
    const value = node[name];
    if (value !== undefined) read[name] = rules[name]!.read(value, full(name));
    else if (rules[name]!.need) throw missing(full(name));
  }
  // Every name was read by its own rule just above; a mapped type cannot follow a loop.
  return read as Read<S>;
}

/** A parameter that Stripe has and the sandbox has not: refused, so that nobody believes it was honoured. */
export const unsupported: Rule<never> = {
  read(_value, path) {
    throw invalid(
      `The Stripe sandbox does not stand in for the parameter ${path}.`,
      path,
      "sandbox_unsupported",
    );
  },
};

/** A parameter that is taken and has no effect here. */
export const ignored: Rule<undefined> = { read: () => undefined };

function unknownParameters(names: readonly string[]): ApiError {
  const fields: ErrorFields = {
    type: "invalid_request_error",
    code: "parameter_unknown",
    message: `Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`,
    param: names[0]!,
  };
  return new ApiError(400, fields);
}
