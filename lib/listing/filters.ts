import { decimalString, parseDecimal } from "@/lib/kernel/money";

/** What a list is narrowed to. Amounts in minor units, as shown in the market. */
export interface Filters {
  readonly min: number | null;
  readonly max: number | null;
  /** Keys of colours and sizes (`listing_values`); none means any. */
  readonly colors: readonly string[];
  readonly sizes: readonly string[];
  readonly available: boolean;
}

export const noFilters: Filters = { min: null, max: null, colors: [], sizes: [], available: false };

/** A query string as Next and URLSearchParams have it. */
export type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

/** More of a kind than anybody ticks, and longer than any value is. */
const MOST_VALUES = 20;
const LONGEST_VALUE = 60;

/** Reads filters from an address. What makes no sense is left out: no address is an error. */
export function filtersIn(asked: Asked, currency: string): Filters {
  const amount = (name: "min" | "max") => {
    const [text = ""] = all(asked[name]);
    return parseDecimal(text, currency);
  };
  return {
    min: amount("min"),
    max: amount("max"),
    colors: values(asked.color),
    sizes: values(asked.size),
    available: all(asked.available)[0] === "1",
  };
}

/** The same as an address says it: each filter in one way and one order. */
export function filterEntries(filters: Filters, currency: string): [string, string][] {
  const amount = (name: string, minor: number | null): [string, string][] =>
    minor === null ? [] : [[name, decimalString({ amount: minor, currency }).replace(/\.0+$/, "")]];
  return [
    ...filters.colors.map((color): [string, string] => ["color", color]),
    ...filters.sizes.map((size): [string, string] => ["size", size]),
    ...amount("min", filters.min),
    ...amount("max", filters.max),
    ...(filters.available ? [["available", "1"] as [string, string]] : []),
  ];
}

export function isFiltered(filters: Filters): boolean {
  const { min, max, colors, sizes, available } = filters;
  return min !== null || max !== null || colors.length > 0 || sizes.length > 0 || available;
}

function values(asked: string | readonly string[] | undefined): string[] {
  const clean = all(asked)
    .slice(0, MOST_VALUES * 2)
    // Postgres keeps no NUL, and half a surrogate pair is no text.
    .map((value) => value.replace(/[\p{Cc}\p{Cs}]/gu, "").trim())
    .filter((value) => value !== "" && value.length <= LONGEST_VALUE);
  return [...new Set(clean)].slice(0, MOST_VALUES);
}

function all(asked: string | readonly string[] | undefined): readonly string[] {
  return asked === undefined ? [] : typeof asked === "string" ? [asked] : asked;
}
