import Link from "next/link";
import type { NavigationBranch } from "@/lib/listing/contract";
import { categoryAddress } from "../shop/addresses";

/** The whole shop as one dark page: its departments, large, with how much is in each. */
export function Story({
  branches,
  base,
}: {
  readonly branches: readonly NavigationBranch[];
  readonly base: string;
}) {
  if (branches.length === 0) return null;
  return (
    <section aria-labelledby="departments" className="mt-20 bg-deep py-20 text-on-deep lg:mt-28 lg:py-28">
      <div className="page grid gap-x-14 gap-y-8 lg:grid-cols-12">
        <h2 id="departments" className="lg:col-span-4">
          Everything, by where it belongs
        </h2>
        <ul className="lg:col-span-8">
          {branches.map((branch) => (
            <li key={branch.id} className="border-b border-on-deep/25 first:border-t">
              <Link
                href={categoryAddress(base, branch.path)}
                className="group flex items-baseline justify-between gap-6 py-4 focus-visible:outline-on-deep"
              >
                <span className="headline text-4 transition-transform duration-(--calm) group-hover:translate-x-2 lg:text-5">
                  {branch.name}
                </span>
                <span className="figures">{branch.count}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
