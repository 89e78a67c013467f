import type { ReactNode } from "react";

interface EntranceProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
  /** The page is about the letter itself: its foot does not ask for it once more. */
  readonly isLetter?: boolean;
}

/** A page with one short form: signing in and its relatives. */
export function Entrance({ title, intro, children, isLetter }: EntranceProps) {
  return (
    <div className="page py-8 lg:py-16" data-letter={isLetter || undefined}>
      <div className="mx-auto max-w-md">
        <h1 className="headline-large text-5">{title}</h1>
        {intro && <div className="mt-4 text-ink-2">{intro}</div>}
        {children}
      </div>
    </div>
  );
}
