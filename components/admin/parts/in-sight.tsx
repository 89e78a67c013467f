"use client";
import { useEffect, useRef } from "react";

/** Where a row of tabs is wider than the screen, the one that is open is brought into sight, whenever the row changes. */
export function InSight() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const row = mark.current?.parentElement;
    const tab = row?.querySelector<HTMLElement>("[aria-current]");
    if (!row || !tab) return;
    const over = tab.getBoundingClientRect().right - row.getBoundingClientRect().right;
    if (over > 0) row.scrollLeft += over;
  });
  return <span ref={mark} hidden />;
}
