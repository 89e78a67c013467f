import Link from "next/link";
import { formatMoney } from "@/lib/kernel/money";
import type { Facets } from "@/lib/listing/contract";
import { Chip } from "./chip";
import { filtersInUse, type ListState, withFilters, withoutFilters, withToggled } from "./list-address";

interface ChosenFiltersProps {
  readonly list: ListState;
  readonly facets: Facets;
  readonly locale: string;
  /** The category a search is narrowed to, with the address without it. */
  readonly category?: { readonly name: string; readonly without: string } | null;
}

/** What is in use, each with a way to take it out. */
export function ChosenFilters({ list, facets, locale, category }: ChosenFiltersProps) {
  const { filters } = list;
  const inUse = filtersInUse(list) + (category ? 1 : 0);
  if (inUse === 0) return null;
  const label = (of: Facets["colors"], key: string) => of.find((one) => one.key === key)?.label ?? key;
  return (
    <ul aria-label="Filters in use" className="flex flex-wrap items-center gap-2">
      {category && <Chip href={category.without}>{category.name}</Chip>}
      {filters.colors.map((key) => (
        <Chip key={key} href={withToggled(list, "colors", key)}>
          {label(facets.colors, key)}
        </Chip>
      ))}
      {filters.sizes.map((key) => (
        <Chip key={key} href={withToggled(list, "sizes", key)}>
          {label(facets.sizes, key)}
        </Chip>
      ))}
      {(filters.min !== null || filters.max !== null) && (
        <Chip href={withFilters(list, { min: null, max: null })}>{priceWords(list, locale)}</Chip>
      )}
      {filters.available && <Chip href={withFilters(list, { available: false })}>In stock</Chip>}
      {inUse > 1 && (
        <li>
          <Link
            href={
              category
                ? withoutFilters({ ...list, asked: list.asked.filter(([name]) => name !== "category") })
                : withoutFilters(list)
            }
            prefetch={false}
            scroll={false}
            className="link inline-block px-1 py-1 text-small"
          >
            Clear all
          </Link>
        </li>
      )}
    </ul>
  );
}

function priceWords({ filters: { min, max }, currency }: ListState, locale: string): string {
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  if (min === null) return `Up to ${money(max ?? 0)}`;
  return max === null ? `From ${money(min)}` : `${money(min)} to ${money(max)}`;
}
