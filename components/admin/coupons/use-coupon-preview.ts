"use client";
import { useEffect, useState } from "react";
import type { CouponPreview, CouponTrial } from "@/lib/checkout/contract";

/** Milliseconds of quiet before the server is asked. */
const QUIET = 250;
/** Milliseconds after which an answer is not waited for any more. */
const PATIENCE = 8_000;

/** What came back: the two quotes, or why not in a sentence. */
type Answer = { readonly preview: CouponPreview } | { readonly problem: string };

export interface Previewed {
  /** The newest that is known: it stays in sight while the next one is asked for. */
  readonly preview: CouponPreview | null;
  readonly problem: string | null;
  readonly isAsking: boolean;
  readonly again: () => void;
}

/**
 * Asks what a coupon does to a cart whenever either has changed and rested for a moment; null asks nothing. `first` is
 * the answer to the first trial, where it came with the page.
 */
export function useCouponPreview(trial: CouponTrial | null, first: CouponPreview | null): Previewed {
  const asked = trial && JSON.stringify(trial);
  const [tries, setTries] = useState(0);
  const [preview, setPreview] = useState(first);
  const key = asked && `${tries} ${asked}`;
  const [answered, setAnswered] = useState<{ readonly to: string; readonly problem: string | null } | null>(
    first && key ? { to: key, problem: null } : null,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what is asked, and how often
  useEffect(() => {
    if (key === null || asked === null || answered?.to === key) return;
    const ending = new AbortController();
    const timer = window.setTimeout(async () => {
      const answer = await ask(asked, AbortSignal.any([ending.signal, AbortSignal.timeout(PATIENCE)]));
      if (ending.signal.aborted) return;
      if ("preview" in answer) setPreview(answer.preview);
      setAnswered({ to: key, problem: "problem" in answer ? answer.problem : null });
    }, QUIET);
    return () => {
      window.clearTimeout(timer);
      ending.abort();
    };
  }, [key]);
  const isAnswered = key !== null && answered?.to === key;
  return {
    preview,
    problem: isAnswered ? answered.problem : null,
    isAsking: key !== null && !isAnswered,
    again: () => setTries(tries + 1),
  };
}

async function ask(body: string, signal: AbortSignal): Promise<Answer> {
  try {
    const answer = await fetch("/admin/coupons/preview", {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
      signal,
    });
    const said = await answer.json();
    return answer.ok ? { preview: said as CouponPreview } : { problem: problemIn(said) };
  } catch {
    return { problem: "The desk did not answer." };
  }
}

function problemIn(said: { title?: unknown; errors?: readonly { message?: unknown }[] }): string {
  return String(said.errors?.[0]?.message ?? said.title ?? "The desk did not answer.");
}
