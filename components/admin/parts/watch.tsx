"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { say } from "../shell/said";

/** Milliseconds between two looks at what moves. */
const EVERY = 1_500;

/** Reads the page again while something on it moves and somebody looks; `said` is announced when it has come to rest. */
export function Watch({ live, said }: { readonly live: boolean; readonly said?: string }) {
  const router = useRouter();
  const wasLive = useRef(live);
  useEffect(() => {
    if (wasLive.current && !live && said) say(said);
    wasLive.current = live;
    if (!live) return;
    const timer = window.setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY);
    return () => window.clearInterval(timer);
  }, [live, said, router]);
  return null;
}
