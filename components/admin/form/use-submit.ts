"use client";
import { useRouter } from "next/navigation";
import { useContext, useEffect, useRef, useState } from "react";
import { askIdentity } from "../account/ask-identity";
import { type Answer, type Refusal, refusalWords } from "../refusal-words";
import { say, type Undo } from "../shell/said";
import { Around } from "./panel";
import { newKey, silence } from "./post";

/** An action of the desk as its form calls it. The key makes a repeat of the same click answer the same. */
export type Submit<I, V = unknown> = (input: I, attemptKey?: string) => Promise<Answer<V>>;

/** Refusals that say that something moved since the page was read. */
const meanwhile = new Set([
  "address_changed",
  "changed_meanwhile",
  "coupon_archived",
  "job_not_waiting",
  "less_than_held",
  "more_than_captured",
  "more_than_open",
  "not_in_transit",
  "nothing_captured",
  "nothing_to_cancel",
  "order_not_placed",
  "order_sent",
  "payment_not_in_review",
  "problem_not_open",
  "stock_changed_meanwhile",
]);

/**
 * Sends a form's values to its action. What was typed stays where it is whatever the answer; on success the page is
 * read again and `said` is announced, with an undo where there is one.
 */
export function useSubmit<I, V>(
  submit: Submit<I, V>,
  done: {
    readonly said?: string | ((value: V) => string);
    /** How it is taken back, where that can be: the notice offers it for a while. */
    readonly undo?: (value: V) => Undo | null;
    readonly onDone?: (value: V) => void;
    readonly onRefused?: (refusal: Refusal) => void;
    /** What is announced when it is refused after its page was left, where that page had shown it as done. */
    readonly lost?: string;
  } = {},
) {
  const router = useRouter();
  const around = useContext(Around);
  const attempt = useRef({ base: newKey(), number: 0 });
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function send(input: I): Promise<boolean> {
    if (pending) return false;
    setPending(true);
    const { base, number } = attempt.current;
    const ask = () => submit(input, `${base}.${number}`).catch(() => silence);
    let answer = await ask();
    // Nothing was done yet: once the person has shown who they are, the same is asked again.
    if (!answer.ok && answer.code === "confirmation_needed" && (await askIdentity(answer.detail)))
      answer = await ask();
    // An answer is kept under its key; the next try is another one. Without an answer it is still this one.
    if (answer.ok || answer.code !== silence.code) attempt.current = { base, number: number + 1 };
    setPending(false);
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) {
      if (done.lost && !isHere.current) {
        say(`${done.lost} ${refusalWords(answer)}`);
        return false;
      }
      done.onRefused?.(answer);
      if (meanwhile.has(answer.code)) catchUp(answer);
      return false;
    }
    if (done.said) {
      const words = typeof done.said === "string" ? done.said : done.said(answer.value);
      say(words, done.undo?.(answer.value) ?? null);
      around?.saved();
    }
    done.onDone?.(answer.value);
    router.refresh();
    return true;
  }

  /** The page was behind. A panel catches up when it is closed: reading the page at once could take it away. */
  function catchUp(answer: Refusal): void {
    if (around) {
      around.fallBehind();
      return;
    }
    say(refusalWords(answer));
    router.refresh();
  }

  return { send, pending, refusal, clear: () => setRefusal(null) };
}
