import Link from "next/link";
import type { CategoryPage } from "@/lib/listing/contract";
import { categoryAddress, homeAddress } from "../shop/addresses";
import { Crumbs } from "../ui/crumbs";

interface CategoryHeadProps {
  readonly category: CategoryPage;
  readonly base: string;
}

/** Where one is, what it is called in large, and what is under it. */
export function CategoryHead({ category, base }: CategoryHeadProps) {
  const trail = category.trail
    .slice(0, -1)
    .map(({ name, path }) => ({ name, href: categoryAddress(base, path) }));
  return (
    <div className="page pt-2 lg:pt-6">
      <Crumbs trail={[{ name: "Shop", href: homeAddress(base) }, ...trail]} here={category.name} />
      <h1 className="headline-large mt-4 text-5 lg:mt-6 lg:text-6">{category.name}</h1>
      {category.description && (
        <p className="mt-4 max-w-[56ch] text-1 text-balance text-ink-2">{category.description}</p>
      )}
      {category.children.length > 0 && (
        <nav aria-label={`In ${category.name}`} className="mt-4">
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
    </div>
  );
}
