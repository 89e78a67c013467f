"use client";

import { useCallback, useRef, useState } from "react";
import type { CheckoutPatch, CheckoutView, CompletedView } from "@/lib/checkout/contract";
import { type Answer, call } from "../api";
import { sayRefusal } from "../words";
import { type FieldProblems, invalid } from "./field-problems";

/** A word from the shop above the form. */
export interface CheckoutNotice {
  readonly tone: "warn" | "bad" | "note";
  readonly title: string;
}

/**
 * The state of a checkout on its page: what the shop last said of it, and the calls that change it, sent one after
 * the other so that the last answer is the whole truth.
 */
export function useCheckout(initial: CheckoutView) {
  const [view, setView] = useState(initial);
  /** The view that the buyer had agreed to when the prices changed under their hands. */
  const [agreed, setAgreed] = useState<CheckoutView | null>(null);
  const [problems, setProblems] = useState<FieldProblems>({});
  const [notice, setNotice] = useState<CheckoutNotice | null>(null);
  const [busy, setBusy] = useState(0);
  const latest = useRef(initial);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const door = `/api/v1/checkouts/${initial.id}`;

  const take = useCallback((next: CheckoutView) => {
    latest.current = next;
    setView(next);
  }, []);

  /** Does the calls one after the other, and counts those on their way. */
  const queue = useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    setBusy((count) => count + 1);
    const done = line.current.then(work, work);
    line.current = done;
    return done.finally(() => setBusy((count) => count - 1));
  }, []);

  const refused = useCallback(
    ({ code, detail }: { code: string; detail: Readonly<Record<string, unknown>> }) => {
      if (code === "invalid_input") return setProblems(invalid(detail));
      // It ended, or is being paid, in another window: the page as it stands now says it best.
      if (code === "checkout_not_modifiable" || code === "checkout_in_progress" || code === "not_found")
        return window.location.reload();
      setNotice({ tone: "bad", title: sayRefusal(code, detail) });
    },
    [],
  );

  const read = useCallback(async () => {
    const answer = await call<CheckoutView>("GET", door);
    if (answer.ok) take(answer.value);
    else refused(answer);
  }, [door, take, refused]);

  /**
   * The fields that kept all of it from being taken: none when it was, null when no field is to blame. `isRest` says that
   * it is what remains of a patch with wrong fields, which stay marked.
   */
  const save = useCallback(
    (patch: CheckoutPatch, isRest = false) =>
      queue(async (): Promise<readonly string[] | null> => {
        let answer: Answer<CheckoutView> = await call("PATCH", door, patch);
        // Another window was faster by a moment: what is typed here is still what is meant.
        if (!answer.ok && answer.code === "changed_meanwhile") answer = await call("PATCH", door, patch);
        if (!answer.ok) {
          refused(answer);
          return answer.code === "invalid_input" ? Object.keys(invalid(answer.detail)) : null;
        }
        if (!isRest) setProblems({});
        setNotice(null);
        take(answer.value);
        return [];
      }),
    [door, queue, refused, take],
  );

  /** Takes fewer of a line, or none; the checkout follows its cart. */
  const setLine = useCallback(
    (lineId: string, quantity: number) =>
      queue(async () => {
        const answer = await call("PATCH", `/api/v1/cart/lines/${lineId}`, { quantity });
        if (!answer.ok && answer.code !== "line_not_found") return refused(answer);
        await read();
      }),
    [queue, read, refused],
  );

  /** Shows what is different from what the buyer had before their eyes when they pressed. */
  const askAgain = useCallback((shown: CheckoutView) => {
    setAgreed(shown);
    setNotice(null);
  }, []);

  const complete = useCallback(
    (key: string) =>
      queue(async (): Promise<"left" | "again" | "new"> => {
        const shown = latest.current;
        const body = shown.fingerprint ? { fingerprint: shown.fingerprint } : {};
        const answer = await call<CompletedView>("POST", `${door}/complete`, body, {
          "idempotency-key": key,
        });
        if (answer.ok) {
          window.location.assign(answer.value.redirect_url);
          return "left";
        }
        const { code, detail } = answer;
        const now = detail.checkout as CheckoutView | undefined;
        if (now) take(now);
        if (code === "price_changed") {
          askAgain(shown);
          return "new";
        }
        setNotice({ tone: code === "payment_unavailable" ? "warn" : "bad", title: sayRefusal(code, detail) });
        if (code === "payment_unavailable" || code === "payment_refused") await read();
        else if (code === "checkout_in_progress" || code === "checkout_not_modifiable") refused(answer);
        // Whether the shop heard the call is not known: only the same key may ask again.
        return code === "offline" || code === "internal" || code === "idempotency_in_flight"
          ? "again"
          : "new";
      }),
    [door, queue, read, refused, take, askAgain],
  );

  const settled = useCallback(() => line.current.then(() => latest.current), []);
  return { view, agreed, problems, notice, busy: busy > 0, save, setLine, complete, settled, askAgain };
}

export type CheckoutHandle = ReturnType<typeof useCheckout>;
