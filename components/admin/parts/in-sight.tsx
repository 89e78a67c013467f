"use client";
import { useEffect, useRef } from "react";

/**
 * Where a row of tabs is wider than the screen, the one that is open is brought into sight: whenever the row changes,
 * and whenever a tab of it does, which grows as it opens. Says on the row at which ends it goes on.
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
    const tell = () => {
      const left = row.scrollLeft > 1 ? "start " : "";
      const right = row.scrollLeft + row.clientWidth < row.scrollWidth - 1 ? "end" : "";
      row.dataset.more = left + right;
    };
    const watch = new ResizeObserver(() => {
      bring();
      tell();
    });
    for (const one of [row, ...row.querySelectorAll("li")]) watch.observe(one);
    row.addEventListener("scroll", tell, { passive: true });
    return () => {
      watch.disconnect();
      row.removeEventListener("scroll", tell);
    };
  });
  return <span ref={mark} hidden />;
}
