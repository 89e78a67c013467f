import type { ReactNode } from "react";
import type { Facets, FacetValue } from "@/lib/listing/contract";
import { pictureSource } from "../shop/addresses";
import { buttonClass } from "../ui/button";
import { FilterGroup } from "./filter-group";
import { FilterShell } from "./filter-shell";
import { FilterValue } from "./filter-value";
import { filtersInUse, type ListState, withFilters, withToggled } from "./list-address";
import { PriceForm } from "./price-form";

export interface CategoryChoice {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly count: number;
  readonly depth: number;
  readonly isChosen: boolean;
}

interface FilterBarProps {
  readonly list: ListState;
  readonly facets: Facets;
  /** How colours look: storage keys of pictures, by the colour's key. */
  readonly swatches: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly categories?: readonly CategoryChoice[];
  /** The ways to sort, at the row's other end. */
  readonly sort: ReactNode;
  /** What the list holds, in words: beside the filters only to be seen, since the page says it to whoever listens. */
  readonly words: string;
}

/**
 * Filters that stay out of the way: a row of words where there is room, a sheet behind one button on a phone. One
 * markup for both; the sheet is a native popover, so that it opens before any script does, and without.
 */
export function FilterBar(props: FilterBarProps) {
  const { list, facets, swatches, locale, categories = [], sort, words } = props;
  const { filters } = list;
  const inUse = filtersInUse(list) + categories.filter((one) => one.isChosen).length;
  const counted = (count: number) => (facets.more ? null : count);
  const price = filters.min !== null || filters.max !== null;
  return (
    <FilterShell>
      <div className="flex items-center justify-between gap-4 lg:hidden">
        <button type="button" popoverTarget="filters" className={buttonClass("quiet")}>
          Filter and sort{inUse > 0 && <span className="figures text-accent">{inUse}</span>}
        </button>
        <Counted words={words} />
      </div>
      <div id="filters" popover="auto" tabIndex={-1} className="filters outline-none">
        <div className="flex items-center justify-between border-b border-line py-4 lg:hidden">
          <h2 className="headline text-3">Filter and sort</h2>
          <button
            type="button"
            popoverTarget="filters"
            popoverTargetAction="hide"
            className={buttonClass("text", "py-2")}
          >
            Close
          </button>
        </div>
        {categories.length > 0 && (
          <FilterGroup name="Category" chosen={categories.findLast((one) => one.isChosen)?.name ?? null}>
            <ul className="lg:w-64">
              {categories.map((one) => (
                <FilterValue
                  // Chosen or not, it is the same, and keeps the focus.
                  key={one.id}
                  href={one.href}
                  label={one.name}
                  count={counted(one.count)}
                  isChosen={one.isChosen}
                  many={false}
                  depth={one.depth}
                />
              ))}
            </ul>
          </FilterGroup>
        )}
        <Values
          name="Colour"
          kind="colors"
          values={facets.colors}
          swatches={swatches}
          list={list}
          counted={counted}
        />
        <Values name="Size" kind="sizes" values={facets.sizes} list={list} counted={counted} />
        {(price || (facets.lowest !== null && facets.lowest !== facets.highest)) && (
          <FilterGroup name="Price" chosen={price ? "set" : null}>
            <PriceForm list={list} locale={locale} lowest={facets.lowest} highest={facets.highest} />
          </FilterGroup>
        )}
        {/* Where everything is in stock it would change nothing. */}
        {(filters.available || facets.more || facets.available < facets.count) && (
          <ul className="filter-alone">
            <FilterValue
              href={withFilters(list, { available: !filters.available })}
              label="In stock"
              count={counted(facets.available)}
              isChosen={filters.available}
            />
          </ul>
        )}
        <span className="max-lg:hidden lg:ml-auto">
          <Counted words={words} />
        </span>
        {sort}
        <div className="sticky bottom-0 mt-auto bg-paper py-4 lg:hidden">
          <button
            type="button"
            popoverTarget="filters"
            popoverTargetAction="hide"
            className={buttonClass("primary", "w-full")}
          >
            Show {words}
          </button>
        </div>
      </div>
    </FilterShell>
  );
}

function Counted({ words }: { readonly words: string }) {
  return (
    <span aria-hidden className="figures text-small text-ink-3">
      {words}
    </span>
  );
}

interface ValuesProps {
  readonly name: string;
  readonly kind: "colors" | "sizes";
  readonly values: readonly FacetValue[];
  readonly swatches?: FilterBarProps["swatches"];
  readonly list: ListState;
  readonly counted: (count: number) => number | null;
}

function Values({ name, kind, values, swatches = {}, list, counted }: ValuesProps) {
  const chosen = list.filters[kind];
  // An address may ask for a colour by any name, "constructor" too.
  const pictureOf = ({ key }: FacetValue) =>
    Object.hasOwn(swatches, key) ? pictureSource(swatches[key]!) : null;
  const isPictured = values.some(pictureOf);
  // One colour is no choice, unless it is chosen.
  if (values.length < 2 && chosen.length === 0) return null;
  return (
    <FilterGroup name={name} chosen={chosen.length > 0 ? String(chosen.length) : null}>
      <ul className="lg:max-h-88 lg:w-60 lg:overflow-y-auto">
        {values.map((value) => (
          <FilterValue
            key={value.key}
            href={withToggled(list, kind, value.key)}
            label={value.label}
            count={counted(value.count)}
            isChosen={chosen.includes(value.key)}
            picture={isPictured ? pictureOf(value) : undefined}
          />
        ))}
      </ul>
    </FilterGroup>
  );
}
