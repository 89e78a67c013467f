"use client";
import { useEffect, useState } from "react";
import type { FoundProduct } from "@/lib/views/contract";

/** Milliseconds of quiet before the server is asked. */
const QUIET = 150;
/** Milliseconds after which an answer is not waited for any more. */
const PATIENCE = 5_000;

type Answer = readonly FoundProduct[] | "failed";

/** Asks for products while somebody types, the newest words only; null until they are answered. */
export function useProducts(typed: string): Answer | null {
  const [found, setFound] = useState<{ readonly words: string; readonly answer: Answer } | null>(null);
  const words = typed.trim();
  useEffect(() => {
    if (words.length < 2) return;
    const ending = new AbortController();
    const timer = window.setTimeout(async () => {
      const answer = await ask(words, AbortSignal.any([ending.signal, AbortSignal.timeout(PATIENCE)]));
      if (!ending.signal.aborted) setFound({ words, answer });
    }, QUIET);
    return () => {
      window.clearTimeout(timer);
      ending.abort();
    };
  }, [words]);
  return found?.words === words ? found.answer : null;
}

async function ask(words: string, signal: AbortSignal): Promise<Answer> {
  try {
    const answer = await fetch(`/admin/products/find?q=${encodeURIComponent(words)}`, { signal });
    return answer.ok ? ((await answer.json()) as { products: FoundProduct[] }).products : "failed";
  } catch {
    return "failed";
  }
}
