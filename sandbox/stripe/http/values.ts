import { type ApiError, invalid } from "./errors";
import type { FormValue } from "./form";
import type { Rule } from "./rules";

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
