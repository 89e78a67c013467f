import Link from "next/link";
import { FilterGroup } from "./filter-group";

interface SortChoiceProps<S extends string> {
  readonly sorts: readonly S[];
  readonly sort: S;
  readonly words: Readonly<Record<S, string>>;
  readonly href: (sort: S) => string;
}

/** The ways to sort a list, as plain links: in the same hand as the filters. */
export function SortChoice<S extends string>({ sorts, sort, words, href }: SortChoiceProps<S>) {
  return (
    <FilterGroup name="Sort" chosen={words[sort]} isUsual={sort === sorts[0]} side="right">
      <ul className="lg:w-52">
        {sorts.map((one) => (
          <li key={one}>
            <Link
              href={href(one)}
              prefetch={false}
              scroll={false}
              aria-current={one === sort ? "true" : undefined}
              className="flex min-h-11 items-center text-ink-2 hover:text-ink aria-[current]:text-ink aria-[current]:underline underline-offset-8 lg:min-h-9"
            >
              {words[one]}
            </Link>
          </li>
        ))}
      </ul>
    </FilterGroup>
  );
}
