import Link from "next/link";
import type { NavigationBranch } from "@/lib/listing/contract";
import { categoryAddress } from "../shop/addresses";

/** The tree in two steps: a way on for whoever has nothing to type, or found nothing. */
export function LookAround({
  navigation,
  base,
}: {
  readonly navigation: readonly NavigationBranch[];
  readonly base: string;
}) {
  return (
    <nav aria-label="Categories" className="mt-10 border-t border-line pt-8 lg:mt-14">
      <ul className="grid gap-x-7 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
        {navigation.map((branch) => (
          <li key={branch.id}>
            <Link href={categoryAddress(base, branch.path)} className="headline inline-block py-1 text-3">
              {branch.name}
            </Link>
            <ul className="mt-1">
              {branch.children.map((child) => (
                <li key={child.id}>
                  <Link
                    href={categoryAddress(base, child.path)}
                    prefetch={false}
                    className="inline-block py-1.5 text-ink-2 hover:text-ink hover:underline underline-offset-4"
                  >
                    {child.name}
                  </Link>
                  <span className="figures ml-2 text-small text-ink-3">{child.count}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
