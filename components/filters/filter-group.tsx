import type { ReactNode } from "react";

interface FilterGroupProps {
  readonly name: string;
  /** What is chosen of it, in a word or two; null for nothing. */
  readonly chosen: string | null;
  /** Whether what is chosen is what the list does by itself: nothing to look at. */
  readonly isUsual?: boolean;
  readonly side?: "left" | "right";
  readonly children: ReactNode;
}

/** One filter: a native disclosure, a panel below it where there is room and a part of the sheet on a phone. */
export function FilterGroup({ name, chosen, isUsual = false, side = "left", children }: FilterGroupProps) {
  return (
    <details name="filters" data-group={name} className="filter-group">
      <summary>
        <span className={chosen && !isUsual ? "font-medium" : undefined}>
          {name}
          {chosen && <span className="ml-1.5 font-normal text-ink-3">{chosen}</span>}
        </span>
        <svg aria-hidden viewBox="0 0 12 12" className="size-3 fill-none stroke-current">
          <path d="m2 4 4 4 4-4" />
        </svg>
      </summary>
      <div className={`filter-panel ${side === "right" ? "lg:right-0" : "lg:left-0"}`}>{children}</div>
    </details>
  );
}
