import { type RefObject, useEffect, useState } from "react";
import type { CardAnswer } from "../device/card-answer";

export interface SuggestionsAnswer {
  readonly query: string;
  readonly products: readonly CardAnswer[];
  readonly categories: readonly {
    readonly name: string;
    readonly path: string;
    readonly within: string | null;
    readonly count: number;
  }[];
}

export interface Suggested {
  /** What stands in the field. */
  readonly typed: string;
  /** What is known for it; of the letters before, while more is on its way. */
  readonly answer: SuggestionsAnswer | null;
  readonly state: "idle" | "waiting" | "ready" | "failed";
}

/** Somebody who types does not pause as long as this. */
const PAUSE_MS = 70;
/** An answer that takes longer is none. */
const PATIENCE_MS = 4_000;
/** Texts that are not asked again. */
const MOST_KNOWN = 50;
const SHORTEST = 2;

const known = new Map<string, SuggestionsAnswer>();

/** Follows a field and asks the shop for what fits: the newest text alone, and each text once. */
export function useSuggestions(field: RefObject<HTMLInputElement | null>, market: string): Suggested {
  const [suggested, setSuggested] = useState<Suggested>(() => begin(field.current?.value ?? ""));

  useEffect(() => {
    const element = field.current;
    const listen = () =>
      setSuggested((before) => ({ ...begin(element?.value ?? ""), answer: before.answer }));
    listen();
    element?.addEventListener("input", listen);
    return () => element?.removeEventListener("input", listen);
  }, [field]);

  const { typed } = suggested;
  useEffect(() => {
    const text = typed.trim();
    if (text.length < SHORTEST) return;
    const key = `${market} ${text.toLowerCase()}`;
    const tell = (change: Partial<Suggested>) =>
      setSuggested((before) => (before.typed === typed ? { ...before, ...change } : before));
    const before = known.get(key);
    if (before) {
      tell({ answer: before, state: "ready" });
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask(market, text, abort.signal).then(
        (answer) => {
          keep(key, answer);
          tell({ answer, state: "ready" });
        },
        () => abort.signal.aborted || tell({ answer: null, state: "failed" }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [typed, market]);

  return suggested;
}

function begin(typed: string): Suggested {
  return { typed, answer: null, state: typed.trim().length < SHORTEST ? "idle" : "waiting" };
}

async function ask(market: string, text: string, signal: AbortSignal): Promise<SuggestionsAnswer> {
  const query = new URLSearchParams({ q: text, market });
  const late = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(`/api/v1/search/suggestions?${query}`, {
    signal: AbortSignal.any([signal, late]),
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as SuggestionsAnswer;
}

function keep(key: string, answer: SuggestionsAnswer): void {
  known.set(key, answer);
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!);
}
