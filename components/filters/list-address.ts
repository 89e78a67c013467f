import { type Filters, filterEntries, isFiltered, noFilters } from "@/lib/listing/contract";

/** A list at an address: what it shows is told by the address alone, so that it can be kept, sent and gone back to. */
export interface ListState {
  /** Of the list without any query. */
  readonly path: string;
  /** What its address says besides filters: the words looked for, the order. */
  readonly asked: readonly (readonly [string, string])[];
  readonly filters: Filters;
  readonly currency: string;
}

/** The address of the list with other filters; paging begins anew. */
export function withFilters(list: ListState, change: Partial<Filters>): string {
  const entries = filterEntries({ ...list.filters, ...change }, list.currency);
  return addressOf(list.path, [...list.asked, ...entries]);
}

export const withoutFilters = (list: ListState): string => withFilters(list, noFilters);

/** The address of the list with a value of a kind chosen, or no longer chosen. */
export function withToggled(list: ListState, kind: "colors" | "sizes", key: string): string {
  const chosen = list.filters[kind];
  const next = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
  return withFilters(list, { [kind]: next });
}

/** The address of the list with something else asked besides filters; null takes it out. */
export function withAsked(list: ListState, name: string, value: string | null): string {
  const others = list.asked.filter(([one]) => one !== name);
  return withFilters({ ...list, asked: value === null ? others : [...others, [name, value]] }, {});
}

/** How many filters are in use, each value for itself. */
export function filtersInUse({ filters }: ListState): number {
  const { colors, sizes, min, max, available } = filters;
  return isFiltered(filters)
    ? colors.length + sizes.length + (min !== null || max !== null ? 1 : 0) + (available ? 1 : 0)
    : 0;
}

export function addressOf(path: string, entries: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams(entries.map(([name, value]) => [name, value])).toString();
  return query === "" ? path : `${path}?${query}`;
}
