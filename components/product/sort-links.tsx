import Link from "next/link";
import { DEFAULT_SORT, type Sort, sorts } from "@/lib/listing/contract";

const words: Readonly<Record<Sort, string>> = {
  popular: "Popular",
  newest: "Newest",
  price_asc: "Price, low to high",
  price_desc: "Price, high to low",
  name: "Name",
};

/** The ways to sort a list, as plain links: the default one is the list's own address. */
export function SortLinks({ address, sort }: { readonly address: string; readonly sort: Sort }) {
  return (
    <nav aria-label="Sort">
      <ul className="flex flex-wrap gap-x-5 text-small">
        {sorts.map((one) => (
          <li key={one}>
            <Link
              href={one === DEFAULT_SORT ? address : `${address}?sort=${one}`}
              prefetch={false}
              scroll={false}
              aria-current={one === sort ? "true" : undefined}
              className="inline-block py-1.5 text-ink-3 hover:text-ink aria-[current]:text-ink aria-[current]:underline underline-offset-8"
            >
              {words[one]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
