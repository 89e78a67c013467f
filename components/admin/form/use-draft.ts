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
  const values: T = { ...known, ...typed };
  function set<K extends keyof T>(name: K, value: T[K]): void {
    if (!(name in base)) setBase({ ...base, [name]: known[name] });
    setTyped({ ...typed, [name]: value });
  }
  function clear(): void {
    setTyped({});
    setBase({});
  }
  return {
    values,
    set,
    clear,
    isDirty: (Object.keys(typed) as (keyof T)[]).some((name) => !same(typed[name], known[name])),
    others: <K extends keyof T>(name: K): T[K] | null =>
      name in typed && !same(base[name], known[name]) && !same(typed[name], known[name]) ? known[name] : null,
    /** For a text field: its value, and what changes it. */
    bind: (name: { [K in keyof T]: T[K] extends string ? K : never }[keyof T]) => ({
      value: values[name] as string,
      onChange: (event: { readonly target: { readonly value: string } }) =>
        set(name, event.target.value as T[typeof name]),
    }),
  };
}
