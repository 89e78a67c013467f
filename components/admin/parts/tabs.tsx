import Link from "next/link";
import { InSight } from "./in-sight";

export interface Tab {
  readonly name: string;
  readonly href: string;
  readonly count?: number;
}

/** Views of one list, each with an address of its own. */
export function Tabs({
  tabs,
  here,
  label,
}: {
  readonly tabs: readonly Tab[];
  readonly here: string;
  readonly label: string;
}) {
  return (
    <nav
      aria-label={label}
      className="tabs mb-4 overflow-x-auto border-line border-b max-sm:-mx-4 max-sm:px-4"
    >
      <ul className="flex gap-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.href === here ? "page" : undefined}
              className="inline-flex min-h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-ink-2 hover:text-ink aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {tab.name}
              {tab.count !== undefined && <span className="font-normal text-ink-3">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
      <InSight />
    </nav>
  );
}
