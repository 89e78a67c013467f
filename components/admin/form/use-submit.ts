"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Answer, Refusal } from "../refusal-words";
import { say } from "../shell/said";

/** An action of the desk as its form calls it. The key makes a repeat of the same click answer the same. */
export type Submit<I, V = unknown> = (input: I, attemptKey?: string) => Promise<Answer<V>>;

/** No answer came: whether it was done is not known, so the same key is sent again. */
const silence: Refusal = {
  ok: false,
  code: "no_answer",
  title: "No answer came. Send it again: it will not be done twice.",
  detail: {},
  errors: [],
};

/**
 * Sends a form's values to its action. What was typed stays where it is whatever the answer; on success the page is
 * read again and `said` is announced.
 */
export function useSubmit<I, V>(
  submit: Submit<I, V>,
  done: {
    readonly said?: string | ((value: V) => string);
    readonly onDone?: (value: V) => void;
    readonly onRefused?: (refusal: Refusal) => void;
  } = {},
) {
  const router = useRouter();
  const attempt = useRef({ base: newKey(), number: 0 });
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function send(input: I): Promise<boolean> {
    if (pending) return false;
    setPending(true);
    const { base, number } = attempt.current;
    const answer = await submit(input, `${base}.${number}`).catch(() => silence);
    // An answer is kept under its key; the next try is another one. Without an answer it is still this one.
    if (answer.ok || answer.code !== silence.code) attempt.current = { base, number: number + 1 };
    setPending(false);
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) {
      done.onRefused?.(answer);
      return false;
    }
    if (done.said) say(typeof done.said === "string" ? done.said : done.said(answer.value));
    done.onDone?.(answer.value);
    router.refresh();
    return true;
  }

  return { send, pending, refusal, clear: () => setRefusal(null) };
}

/** Works on plain http too, where `crypto.randomUUID` does not exist. */
function newKey(): string {
  if (typeof window === "undefined") return "none";
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
