"use client";

import { type ReactNode, useRef } from "react";

/** The menu of narrow screens: a native disclosure that works before any script does, and closes behind who leaves it. */
export function Menu({ children }: { readonly children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => details.current?.removeAttribute("open");
  return (
    <details
      ref={details}
      className="group"
      onClick={(event) => (event.target as Element).closest("a") && close()}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        close();
        details.current?.querySelector("summary")?.focus();
      }}
    >
      <summary className="list-none py-2 pr-3 [&::-webkit-details-marker]:hidden">
        <span className="group-open:hidden">Menu</span>
        <span className="hidden group-open:inline">Close</span>
      </summary>
      <div className="absolute inset-x-0 z-30 mt-4 max-h-[80dvh] overflow-y-auto border-y border-line bg-paper">
        {children}
      </div>
    </details>
  );
}
