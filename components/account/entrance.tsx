import type { ReactNode } from "react";

interface EntranceProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** A page with one short form: signing in and its relatives. */
export function Entrance({ title, intro, children }: EntranceProps) {
  return (
    <div className="page py-8 lg:py-16">
      <div className="mx-auto max-w-md">
        <h1 className="headline-large text-5">{title}</h1>
        {intro && <div className="mt-4 text-ink-2">{intro}</div>}
        {children}
      </div>
    </div>
  );
}
