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

export function text(longest = 5000): Rule<string> {
  return {
    read(value, path) {
      if (typeof value !== "string") throw invalid(`Invalid string: ${brief(value)}`, path);
      if (value === "") throw emptied(path);
      if (value.length > longest) {
        throw invalid(`Invalid string: ${brief(value)}; must be at most ${longest} characters`, path);
      }
      return value;
    },
  };
}

export function url(): Rule<string> {
  return {
    read(value, path) {
      const address = text(5000).read(value, path);
      if (!/^https?:\/\/[^\s]+$/i.test(address)) throw invalid("Not a valid URL", path, "url_invalid");
      return address;
    },
  };
}

/** A whole number of at least `least`. */
export function int(least = Number.MIN_SAFE_INTEGER): Rule<number> {
  return {
    read(value, path) {
      if (typeof value !== "string" || !/^-?\d{1,15}$/.test(value)) {
        throw invalid(`Invalid integer: ${brief(value)}`, path, "parameter_invalid_integer");
      }
      const number = Number(value);
      if (number < least) {
        throw invalid(
          `This value must be greater than or equal to ${least}.`,
          path,
          "parameter_invalid_integer",
        );
      }
      return number;
    },
  };
}

export function bool(): Rule<boolean> {
  return {
    read(value, path) {
      if (value !== "true" && value !== "false") throw invalid(`Invalid boolean: ${brief(value)}`, path);
      return value === "true";
    },
  };
}

export function oneOf<const T extends string>(allowed: readonly T[]): Rule<T> {
  return {
    read(value, path) {
      const found = allowed.find((candidate) => candidate === value);
      if (found !== undefined) return found;
      throw invalid(`Invalid ${path}: must be one of ${spoken(allowed)}`, path);
    },
  };
}

export function list<T>(of: Rule<T>, most: number): Rule<T[]> {
  return {
    read(value, path) {
      if (typeof value !== "object") throw invalid("Invalid array", path);
      const places = Object.keys(value).sort((a, b) => Number(a) - Number(b));
      if (places.some((at) => !/^\d+$/.test(at))) throw invalid("Invalid array", path);
      if (places.length > most) throw invalid(`Invalid array: at most ${most} entries are allowed`, path);
      return places.map((at) => of.read(value[at]!, `${path}[${at}]`));
    },
  };
}

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

/** `metadata`: at most 50 keys of 40 characters, values of 500 (https://docs.stripe.com/api/metadata). */
export function metadata(): Rule<Record<string, string>> {
  return {
    read(value, path) {
      if (value === "") return {};
      if (typeof value !== "object") throw invalid("Invalid object", path);
      const names = Object.keys(value);
      if (names.length > 50)
        throw invalid(`Metadata can have up to 50 keys, but you passed in ${names.length}.`, path);
      return Object.fromEntries(names.map((name) => [name, metadataValue(name, value[name]!, path)]));
    },
  };
}

function metadataValue(name: string, value: FormValue, path: string): string {
  const param = `${path}[${name}]`;
  if (name.length > 40)
    throw invalid(`Metadata keys can have up to 40 characters. Invalid key: ${name}`, param);
  if (typeof value !== "string") throw invalid("Metadata values must be strings.", param);
  if (value.length > 500) {
    const told = `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters.`;
    throw invalid(`${told} Invalid value: ${value.slice(0, 60)}`, param);
  }
  return value;
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

function emptied(path: string): ApiError {
  const told = `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however '${path}' cannot be unset.`;
  return invalid(
    `${told} You should remove '${path}' from your request or supply a non-empty value.`,
    path,
    "parameter_invalid_empty",
  );
}

const brief = (value: FormValue): string => (typeof value === "string" ? value.slice(0, 100) : "{...}");

function spoken(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")}, or ${words.at(-1)}`;
}
