"use client";
import { useState } from "react";

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What somebody types over what is known: only what was touched is theirs, everything else follows the page, also after
 * a colleague saved. `others` says what a colleague saved in a field that one is changing oneself.
 */
export function useDraft<T extends object>(known: T) {
  const [typed, setTyped] = useState<Partial<T>>({});
  const [base, setBase] = useState<Partial<T>>({});
  const [sent, setSent] = useState<Partial<T>>({});
  const isSent = (name: keyof T) => name in sent && same(typed[name], sent[name]);
  // What was saved stays as it was typed until the page has shown it; from then on it is nobody's, also when a colleague
  // puts back what stood there before.
  const isCaughtUp = (name: keyof T) => isSent(name) && !same(base[name], known[name]);
  const names = Object.keys(typed) as (keyof T)[];
  if (names.some(isCaughtUp)) {
    const rest = (of: Partial<T>) =>
      Object.fromEntries(Object.entries(of).filter(([name]) => !isCaughtUp(name as keyof T))) as Partial<T>;
    setTyped(rest(typed));
    setBase(rest(base));
    setSent(rest(sent));
  }
  const isMine = (name: keyof T) => name in typed && !isCaughtUp(name);
  const mine = names.filter(isMine);
  const values: T = { ...known };
  for (const name of mine) values[name] = typed[name] as T[typeof name];
  function set<K extends keyof T>(name: K, value: T[K]): void {
    if (!isMine(name)) {
      setBase({ ...base, [name]: known[name] });
      setSent(({ [name]: _, ...rest }) => rest as Partial<T>);
    }
    setTyped({ ...typed, [name]: value });
  }
  return {
    values,
    set,
    /** What stands in it was saved. What is typed from now on, or was while it was being saved, is not. */
    saved: () => setSent(typed),
    isDirty: mine.some((name) => !isSent(name) && !same(typed[name], known[name])),
    others: <K extends keyof T>(name: K): T[K] | null =>
      isMine(name) && ![base, typed, sent].some((of) => same(of[name], known[name])) ? known[name] : null,
    /** For a text field: its value, and what changes it. */
    bind: (name: { [K in keyof T]: T[K] extends string ? K : never }[keyof T]) => ({
      value: values[name] as string,
      onChange: (event: { readonly target: { readonly value: string } }) =>
        set(name, event.target.value as T[typeof name]),
    }),
  };
}
