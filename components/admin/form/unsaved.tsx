"use client";
import { type ReactNode, useId, useRef } from "react";
import { useLeaving } from "./use-leaving";

/** Keeps somebody from leaving a form that they have not saved without being asked, however they would leave it. */
export function Unsaved({ when }: { readonly when: boolean }) {
  const { question, ask } = useQuestion("Leave without saving?", "Leave it");
  useLeaving(() => when, ask);
  return question;
}

/** A question before what was typed is lost: `ask` shows it, and does `go` only on a clear yes. */
export function useQuestion(
  title: string,
  yes: string,
): { readonly question: ReactNode; readonly ask: (go: () => void) => void } {
  const dialog = useRef<HTMLDialogElement>(null);
  const go = useRef<() => void>(() => {});
  const id = useId();
  const question = (
    <dialog ref={dialog} aria-labelledby={id} className="ask text-left">
      <h2 id={id} className="font-semibold text-base">
        {title}
      </h2>
      <p className="mt-1 mb-4 text-ink-2">What you have typed here is not saved yet.</p>
      <div className="flex gap-2">
        <button type="button" className="btn btn-first" onClick={() => dialog.current?.close()}>
          Stay here
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => {
            dialog.current?.close();
            go.current();
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  );
  return {
    question,
    ask(next) {
      go.current = next;
      if (!dialog.current?.open) dialog.current?.showModal();
    },
  };
}
