"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { Key } from "./key";

/** A button with a small sheet below it: opened by click or key, closed by Escape and by whatever is done elsewhere. */
export function Drop({
  label,
  shortcut,
  name,
  end = false,
  children,
}: {
  readonly label: string;
  readonly shortcut: string;
  readonly name: string;
  /** For a button at the right of its row, which a phone does without: the sheet ends where the button does. */
  readonly end?: boolean;
  readonly children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const open = details.current?.open ? details.current : null;
      if (!open) return;
      const isEscape = event instanceof KeyboardEvent && event.key === "Escape";
      const isElsewhere = !(event instanceof KeyboardEvent) && !open.contains(event.target as Node);
      if (isEscape) open.querySelector("summary")?.focus();
      if (isEscape || isElsewhere) open.open = false;
    };
    const events = ["keydown", "pointerdown", "focusin"] as const;
    for (const event of events) document.addEventListener(event, close);
    return () => {
      for (const event of events) document.removeEventListener(event, close);
    };
  }, []);
  return (
    <details
      ref={details}
      className={`relative ${end ? "max-sm:hidden" : ""}`}
      onToggle={(event) => {
        if (event.currentTarget.open)
          event.currentTarget.querySelector<HTMLElement>("select, input")?.focus();
      }}
    >
      <summary
        className="btn list-none [&::-webkit-details-marker]:hidden"
        data-key={shortcut}
        data-key-name={name}
      >
        {label}
        <Key of={shortcut.toUpperCase()} />
      </summary>
      <div
        className={`drop-sheet absolute z-10 mt-1 w-[min(20rem,calc(100vw-2rem))] border border-line p-4 shadow-lg ${end ? "right-0" : "right-0 sm:right-auto sm:left-0"}`}
      >
        {children}
      </div>
    </details>
  );
}
