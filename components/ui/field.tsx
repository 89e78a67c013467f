"use client";

import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { useWrong } from "./plain-form";

interface Common {
  /** Also the beginning of the ids of its hint and its problem. */
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | null;
  /** It may be left empty, and its label says so. Anything else is needed, unless `required` says that it is not. */
  readonly optional?: boolean;
  readonly required?: boolean;
  /** What to say when it is left empty, where that is more than that it is needed. */
  readonly lacks?: string;
}

const control =
  "block w-full min-h-12 rounded-sm border bg-paper px-3 text-ink placeholder:text-ink-3 transition-colors duration-(--quick) hover:border-ink aria-invalid:border-bad aria-invalid:border-2";

/** What a control says of itself to those who cannot see where its hint and its problem stand, or an asterisk. */
function described({ id, hint, problem, optional, required = !optional, lacks }: Common) {
  const ids = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return {
    id,
    "aria-describedby": ids || undefined,
    "aria-invalid": problem ? true : undefined,
    "aria-required": required || undefined,
    "data-lacks": lacks,
  } as const;
}

function Frame({ id, label, hint, problem, optional, children }: Common & { readonly children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-small font-medium">
        {label}
        {optional && <span className="ml-2 font-normal text-ink-3">optional</span>}
      </label>
      {children}
      {problem && (
        <p id={`${id}-problem`} className="mt-1.5 text-small text-bad">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-small text-ink-3">
          {hint}
        </p>
      )}
    </div>
  );
}

type InputProps = Common & Omit<InputHTMLAttributes<HTMLInputElement>, "id">;

/** One line of text with its label above and its problem below. */
export function Field({ id, label, hint, problem, optional, lacks, className = "", ...input }: InputProps) {
  const wrong = useWrong(input.name);
  const common = { id, label, hint, problem: wrong ?? problem, optional, lacks };
  return (
    <Frame {...common}>
      <input
        {...input}
        {...described({ ...common, required: input.required })}
        className={`${control} border-line-2 ${className}`}
      />
    </Frame>
  );
}

type SelectProps = Common & Omit<SelectHTMLAttributes<HTMLSelectElement>, "id">;

export function Select({ id, label, hint, problem, optional, lacks, children, ...select }: SelectProps) {
  const wrong = useWrong(select.name);
  const common = { id, label, hint, problem: wrong ?? problem, optional, lacks };
  return (
    <Frame {...common}>
      <div className="relative">
        <select
          {...select}
          {...described({ ...common, required: select.required })}
          className={`${control} appearance-none border-line-2 pr-10`}
        >
          {children}
        </select>
        <svg
          aria-hidden
          viewBox="0 0 12 12"
          className="pointer-events-none absolute top-1/2 right-3.5 size-3 -translate-y-1/2 fill-none stroke-ink-2 stroke-[1.2]"
        >
          <path d="M1.5 4l4.5 4.5L10.5 4" />
        </svg>
      </div>
    </Frame>
  );
}

type TextProps = Common & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id">;

export function TextArea({ id, label, hint, problem, optional, lacks, ...area }: TextProps) {
  const wrong = useWrong(area.name);
  const common = { id, label, hint, problem: wrong ?? problem, optional, lacks };
  return (
    <Frame {...common}>
      <textarea
        {...area}
        {...described({ ...common, required: area.required })}
        className={`${control} border-line-2 py-2.5`}
      />
    </Frame>
  );
}
