"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { call } from "../api";
import { buttonClass } from "../ui/button";
import { PlainForm, useWrong } from "../ui/plain-form";
import { sayRefusal } from "../words";

interface TellMeProps {
  readonly itemId: string;
  readonly market: string;
  readonly name: string;
}

/** Instead of the button, where something is sold out: one mail when it is back. A plain form that answers in place. */
export function TellMe({ itemId, market, name }: TellMeProps) {
  const id = useId();
  const said = useRef<HTMLParagraphElement>(null);
  /** The thing that was asked for: another choice is another question. */
  const [asked, setAsked] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    const email = String(new FormData(form).get("email") ?? "").trim();
    setBusy(true);
    const answer = await call("POST", "/api/v1/stock-alerts", { item_id: itemId, email, market });
    setBusy(false);
    setProblem(answer.ok ? null : sayProblem(answer));
    if (!answer.ok) return;
    // The form goes, and with it the button that has the focus.
    if (form.contains(document.activeElement)) said.current?.focus();
    setAsked(itemId);
  }

  return (
    <div className="mt-5 border-t border-line pt-5">
      <p
        ref={said}
        role="status"
        tabIndex={-1}
        className={asked === itemId ? "font-medium outline-none" : "sr-only"}
      >
        {asked === itemId && "Noted. When it is back, one mail tells you."}
      </p>
      {asked !== itemId && (
        <PlainForm action="/api/v1/stock-alerts" method="post" onSubmit={(event) => void ask(event)}>
          <input type="hidden" name="item_id" value={itemId} />
          <input type="hidden" name="market" value={market} />
          <label htmlFor={id} className="mb-1.5 block font-medium">
            Shall we tell you when it is back?<span className="sr-only"> {name}</span>
          </label>
          <div className="flex flex-wrap gap-3">
            <Email id={id} isRefused={problem !== null} />
            <button type="submit" aria-disabled={isBusy} className={buttonClass("quiet", "min-h-12")}>
              Tell me
            </button>
          </div>
          <p id={`${id}-about`} className="mt-2 text-small text-ink-3">
            <Wrong told={problem} />
            One mail when it can be had again, nothing else. The address is used for that alone.
          </p>
        </PlainForm>
      )}
    </div>
  );
}

function Email({ id, isRefused }: { readonly id: string; readonly isRefused: boolean }) {
  const wrong = useWrong("email");
  return (
    <input
      id={id}
      name="email"
      type="email"
      required
      maxLength={254}
      autoComplete="email"
      spellCheck={false}
      placeholder="E-mail"
      aria-describedby={`${id}-about`}
      aria-invalid={wrong || isRefused ? true : undefined}
      className="min-h-12 min-w-0 flex-[1_1_12rem] rounded-sm border border-line-2 bg-paper px-3 placeholder:text-ink-3 hover:border-ink aria-invalid:border-2 aria-invalid:border-bad"
    />
  );
}

/** What stands in the way: told by the field itself when the focus comes to it, by the shop's answer at once. */
function Wrong({ told }: { readonly told: string | null }) {
  const wrong = useWrong("email");
  const words = wrong ?? told;
  if (!words) return null;
  return (
    <span role={wrong ? undefined : "alert"} className="mb-1 block text-bad">
      {words}
    </span>
  );
}

function sayProblem({ code, detail }: { code: string; detail: Readonly<Record<string, unknown>> }): string {
  return code === "invalid_input" ? sayRefusal("email_invalid") : sayRefusal(code, detail);
}
