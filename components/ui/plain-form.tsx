"use client";

import {
  type ChangeEvent,
  type ComponentProps,
  createContext,
  type FormEvent,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { fieldWords } from "@/lib/kernel/field-words";
import { showFirst } from "./show-first";

type Wrong = Readonly<Record<string, string>>;
const WrongContext = createContext<Wrong>({});

/** What the form around a field has found wrong with it when the button was pressed. */
export function useWrong(name: string | undefined): string | undefined {
  const wrong = useContext(WrongContext);
  return name === undefined ? undefined : wrong[name];
}

interface PlainFormProps extends ComponentProps<"form"> {
  /** What to say of an empty field that has no words of its own (`data-lacks`). */
  readonly needed?: string;
}

/**
 * A form that says beside its fields what they lack, as the checkout does, instead of leaving it to the browser's
 * bubbles; `onSubmit` hears of it only when nothing does. Without script its door says the same.
 */
export function PlainForm({ needed = fieldWords.needed, onSubmit, onChange, ...form }: PlainFormProps) {
  const own = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<Wrong>({});
  /** How often the button was pressed in vain. */
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (tries > 0) showFirst(own.current);
  }, [tries]);

  function check(event: FormEvent<HTMLFormElement>) {
    const found = wrongIn(event.currentTarget, needed);
    setWrong(found);
    if (Object.keys(found).length === 0) return onSubmit?.(event as Parameters<typeof onSubmit>[0]);
    event.preventDefault();
    setTries((before) => before + 1);
  }

  function takeBack(event: ChangeEvent<HTMLFormElement>) {
    const { name } = event.target;
    // The same object while there is nothing to take back: a key that is typed draws nothing anew.
    setWrong((before) => {
      const { [name]: taken, ...rest } = before;
      return taken === undefined ? before : rest;
    });
    onChange?.(event);
  }

  return (
    <WrongContext value={wrong}>
      <form ref={own} {...form} noValidate onSubmit={check} onChange={takeBack} />
    </WrongContext>
  );
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function wrongIn(form: HTMLFormElement, needed: string): Wrong {
  const wrong: Record<string, string> = {};
  for (const field of form.querySelectorAll<Control>("input, select, textarea")) {
    const words = problemOf(field, needed);
    if (words !== null && field.name) wrong[field.name] ??= words;
  }
  return wrong;
}

function problemOf(field: Control, needed: string): string | null {
  const own = field.dataset.lacks ?? ownWords[field.type];
  if (field.value.trim() === "") {
    const isNeeded = field.required || field.getAttribute("aria-required") === "true";
    return isNeeded ? (own ?? needed) : null;
  }
  if (field.validity.typeMismatch) return own ?? needed;
  return "minLength" in field && field.value.length < field.minLength ? fieldWords.short : null;
}

const ownWords: Readonly<Record<string, string>> = {
  email: fieldWords.email,
  password: fieldWords.password,
};
