"use client";
import { type ReactNode, useEffect, useRef } from "react";
import type { Refusal } from "../refusal-words";
import { Button } from "./button";
import { RefusalNote } from "./refusal-note";

/**
 * The second step where money moves: what will happen in one sentence and a few facts, the verb on the button. It takes
 * the focus as it appears, so that it is read out and a second Enter is not yet a yes.
 */
export function Confirm({
  children,
  facts,
  yes,
  no = "Change it",
  pending,
  refusal,
  currency,
  onYes,
  onBack,
}: {
  readonly children: ReactNode;
  readonly facts: readonly string[];
  readonly yes: string;
  /** What leaves it; the first step, unless there is none. */
  readonly no?: string;
  readonly pending: boolean;
  readonly refusal: Refusal | null;
  readonly currency: string;
  readonly onYes: () => void;
  readonly onBack: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="flex flex-col gap-4 outline-none">
      <p className="text-base">{children}</p>
      <ul className="list-disc pl-5 text-ink-2">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <RefusalNote refusal={refusal} currency={currency} />
      <div className="flex flex-wrap gap-2">
        <Button className="btn btn-first" off={pending} onClick={onYes}>
          {pending ? "One moment…" : yes}
        </Button>
        <Button className="btn" off={pending} onClick={onBack}>
          {no}
        </Button>
      </div>
    </div>
  );
}
