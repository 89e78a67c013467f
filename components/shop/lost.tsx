import type { ReactNode } from "react";
import { Drawing, type Drawn } from "./drawing";

interface LostProps {
  readonly title: string;
  readonly drawn: Drawn;
  readonly children: ReactNode;
}

/** A page that has to say something instead of showing something: drawn, what it is, and a way on. */
export function Lost({ title, drawn, children }: LostProps) {
  return (
    <div className="page py-16 lg:py-28">
      <Drawing of={drawn} className="mb-8" />
      <h1 className="headline-large max-w-[16ch] text-5 lg:text-6">{title}</h1>
      <div className="mt-6 max-w-[48ch] space-y-6 text-1 text-ink-2 *:text-balance">{children}</div>
    </div>
  );
}
