"use client";
import { useEffect, useState } from "react";
import { useGoing } from "../../ui/use-going";

/** Milliseconds of waiting that nobody notices, and after which it is said aloud too. */
const SHOWN_AFTER = 400;
const SAID_AFTER = 1_000;

/**
 * That a page of the desk is under way: a line at the top edge. The desk has no `loading.tsx`: with one a page is answered
 * 200 before it is known whether it exists and may be seen, and a refusal could not say 403 or 404 any more.
 */
export function Going() {
  const isGoing = useGoing();
  const isShown = useLonger(isGoing, SHOWN_AFTER);
  const isSaid = useLonger(isGoing, SAID_AFTER);
  return (
    <>
      {isShown && <div aria-hidden className="going no-print" data-going="" />}
      <p role="status" className="sr-only">
        {isSaid && "Loading …"}
      </p>
    </>
  );
}

/** Whether something has been so for longer than that. */
function useLonger(isSo: boolean, milliseconds: number): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = window.setTimeout(() => setLong(true), milliseconds);
    return () => {
      window.clearTimeout(timer);
      setLong(false);
    };
  }, [isSo, milliseconds]);
  return isSo && isLong;
}
