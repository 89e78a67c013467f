"use client";
import { useEffect, useRef } from "react";

/**
 * Where a row of tabs is wider than the screen, the one that is open is brought into sight: whenever the row changes,
 * and whenever a tab of it does, which grows as it opens.
 */
export function InSight() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const row = mark.current?.parentElement;
    if (!row) return;
    const bring = () => {
      const tab = row.querySelector<HTMLElement>("[aria-current]");
      if (!tab) return;
      const over = tab.getBoundingClientRect().right - row.getBoundingClientRect().right;
      if (over > 0) row.scrollLeft += Math.ceil(over);
    };
    bring();
    const watch = new ResizeObserver(bring);
    for (const one of row.querySelectorAll("li")) watch.observe(one);
    return () => watch.disconnect();
  });
  return <span ref={mark} hidden />;
}
