"use client";
import { useEffect, useState } from "react";
import type { DeskFind } from "@/lib/views/contract";

/** Milliseconds of quiet before the server is asked. */
const QUIET = 120;
/** Milliseconds after which an answer is not waited for any more. */
const PATIENCE = 5_000;

export interface Found {
  /** What was asked: an answer is shown for these words and no others. */
  readonly typed: string;
  readonly answer: DeskFind | "failed";
}

/** Asks the desk while somebody types, the newest words only; null until they are answered. */
export function useFind(typed: string): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const words = typed.trim();
  useEffect(() => {
    if (words.length < 2) return;
    const ending = new AbortController();
    const timer = window.setTimeout(async () => {
      const answer = await ask(words, AbortSignal.any([ending.signal, AbortSignal.timeout(PATIENCE)]));
      if (!ending.signal.aborted) setFound({ typed: words, answer });
    }, QUIET);
    return () => {
      window.clearTimeout(timer);
      ending.abort();
    };
  }, [words]);
  return found?.typed === words ? found : null;
}

async function ask(words: string, signal: AbortSignal): Promise<DeskFind | "failed"> {
  try {
    const answer = await fetch(`/admin/find?q=${encodeURIComponent(words)}`, { signal });
    return answer.ok ? ((await answer.json()) as DeskFind) : "failed";
  } catch {
    return "failed";
  }
}
