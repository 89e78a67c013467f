import { type ComponentProps, type ReactNode, useId } from "react";
import type { CartView } from "@/lib/cart/contract";
import { buttonClass } from "../ui/button";
import { useWrong } from "../ui/plain-form";
import { usePlace } from "../ui/use-place";
import { sayMessage } from "../words";

interface CodeFieldProps {
  readonly name: string;
  /** Names and values of the codes that stay, for a form without script. */
  readonly kept: readonly (readonly [name: string, value: string])[];
}

/** The field for another code, inside the form that sends it. */
export function CodeField({ name, kept }: CodeFieldProps) {
  const id = useId();
  const problem = useWrong(name);
  return (
    <div className="flex flex-wrap gap-x-3 gap-y-2">
      {kept.map(([keptName, value]) => (
        <input key={value} type="hidden" name={keptName} value={value} />
      ))}
      <label htmlFor={id} className="basis-full text-small text-ink-2">
        A code, if you have one
      </label>
      <input
        id={id}
        name={name}
        maxLength={40}
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        data-lacks="Enter a code."
        aria-describedby={problem ? `${id}-problem` : undefined}
        aria-invalid={problem ? true : undefined}
        className="min-h-11 min-w-0 flex-1 rounded-sm border border-line-2 bg-paper px-3 hover:border-ink aria-invalid:border-bad"
      />
      <button type="submit" className={buttonClass("quiet")}>
        Use
      </button>
      {problem && (
        <p id={`${id}-problem`} className="basis-full text-small text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}

interface CodeRowProps {
  readonly code: string;
  readonly view: Pick<CartView, "applied" | "messages" | "currency" | "locale">;
  /** The way to take it out. */
  readonly children: ReactNode;
}

/** A code that was given: what it does, or why it does nothing. */
export function CodeRow({ code, view, children }: CodeRowProps) {
  const applied = view.applied.find((one) => one.code.toLowerCase() === code.toLowerCase());
  const message = view.messages.find((one) => one.target.kind === "code" && one.target.code === code);
  return (
    <li className="flex items-baseline justify-between gap-4">
      <span className="min-w-0">
        <span className="font-medium">{code}</span>{" "}
        <span className={`text-small ${message ? "text-warn" : "text-ink-3"}`}>
          {message ? sayMessage(message, view) : (applied?.title ?? "")}
        </span>
      </span>
      {children}
    </li>
  );
}

/** Takes a code out. It goes with its row, and whoever pressed it by key goes on among the codes (`data-codes`). */
export function RemoveCode({ code, className = "", ...rest }: ComponentProps<"button"> & { code: string }) {
  return (
    <button
      {...rest}
      ref={usePlace("[data-codes]")}
      className={`link py-1 text-small text-ink-2 ${className}`}
    >
      Remove<span className="sr-only"> the code {code}</span>
    </button>
  );
}
