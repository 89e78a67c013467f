import Link from "next/link";
import type { CategoryPage, Sort } from "@/lib/listing/contract";
import { categoryAddress, homeAddress } from "../shop/addresses";
import { Crumbs } from "../ui/crumbs";
import { SortLinks } from "./sort-links";

interface CategoryHeadProps {
  readonly category: CategoryPage;
  readonly base: string;
  readonly sort: Sort;
}

/** Where one is, what it is called in large, what is under it, and how it is sorted. */
export function CategoryHead({ category, base, sort }: CategoryHeadProps) {
  const trail = category.trail
    .slice(0, -1)
    .map(({ name, path }) => ({ name, href: categoryAddress(base, path) }));
  return (
    <div className="page pt-2 lg:pt-6">
      <Crumbs trail={[{ name: "Home", href: homeAddress(base) }, ...trail]} here={category.name} />
      <h1 className="headline-large mt-6 text-5 lg:mt-10 lg:text-6">{category.name}</h1>
      {category.description && <p className="mt-4 max-w-[56ch] text-1 text-ink-2">{category.description}</p>}
      {category.children.length > 0 && (
        <nav aria-label={`In ${category.name}`} className="mt-6">
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {category.children.map((child) => (
              <li key={child.id}>
                <Link href={categoryAddress(base, child.path)} className="link inline-block py-1">
                  {child.name}
                </Link>
                <span className="figures ml-1.5 text-small text-ink-3">{child.count}</span>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="mt-8 mb-8 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 border-t border-line pt-4">
        <p className="figures text-small text-ink-3">
          {category.count === 1 ? "1 product" : `${category.count} products`}
        </p>
        <SortLinks address={categoryAddress(base, category.path)} sort={sort} />
      </div>
    </div>
  );
}
