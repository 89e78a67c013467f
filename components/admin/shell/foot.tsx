"use client";
import { type ReactNode, useLayoutEffect } from "react";

/**
 * Says on the page what stands at the foot of its window, so that nothing ends up under it. An attribute, since a page
 * whose styles ask `html:has(…)` is styled anew, whole, with every element that comes.
 */
export function useFoot(what: "act" | "chosen" | "pack", isThere = true): void {
  useLayoutEffect(() => {
    if (!isThere) return;
    document.documentElement.dataset.foot = what;
    return () => {
      delete document.documentElement.dataset.foot;
    };
  }, [what, isThere]);
}

/** What is to be done next on a page: in its head, and on a phone under the thumb. */
export function FootAct({ children }: { readonly children: ReactNode }) {
  useFoot("act");
  return <div className="foot-act">{children}</div>;
}
