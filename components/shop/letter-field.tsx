"use client";

import type { ReactNode } from "react";
import { useWrong } from "../ui/plain-form";

/** The address of the letter, in one line with its button. */
export function LetterField({ children }: { readonly children: ReactNode }) {
  const problem = useWrong("email");
  return (
    <>
      <label htmlFor="letter-email" className="mb-1.5 block text-small font-medium">
        E-mail
      </label>
      <div className="flex gap-3">
        <input
          id="letter-email"
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="email"
          spellCheck={false}
          aria-describedby={problem ? "letter-problem letter-about" : "letter-about"}
          aria-invalid={problem ? true : undefined}
          className="min-h-11 min-w-0 flex-1 border-b border-line-2 bg-transparent hover:border-ink aria-invalid:border-bad"
        />
        {children}
      </div>
      {problem && (
        <p id="letter-problem" className="mt-2 text-small text-bad">
          {problem}
        </p>
      )}
    </>
  );
}
