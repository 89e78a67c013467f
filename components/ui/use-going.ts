"use client";
import { startTransition, useLayoutEffect, useOptimistic } from "react";
import { hearGoing } from "./going";

/**
 * Whether a page is under way; with `sameList`, only the page that is shown as it is asked for otherwise. It begins within
 * the router's transition and so ends with it, whether it led there, elsewhere, or was given up for another.
 */
export function useGoing({ sameList = false } = {}): boolean {
  const [isGoing, setGoing] = useOptimistic(false);
  useLayoutEffect(() => {
    // Where this page is: on the way back the window's address is the other page's already.
    const { pathname } = window.location;
    return hearGoing((to) => startTransition(() => setGoing(!sameList || to.pathname === pathname)));
  }, [sameList, setGoing]);
  return isGoing;
}
