"use client";

import type { FormEvent } from "react";
import type { CheckoutView } from "@/lib/checkout/contract";
import { CodeField, CodeRow, RemoveCode } from "../cart/code-parts";
import { PlainForm } from "../ui/plain-form";

interface CheckoutCodesProps {
  readonly view: CheckoutView;
  readonly onCodes: (codes: string[]) => void;
}

/** Codes at checkout. Its form is none of the big one's, so that a code that is sent off orders nothing. */
export function CheckoutCodes({ view, onCodes }: CheckoutCodesProps) {
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Those that stay stand before it under the same name, for a form without script.
    const code = String(new FormData(event.currentTarget).getAll("codes[]").at(-1) ?? "").trim();
    if (code !== "") onCodes([...view.codes, code]);
    event.currentTarget.reset();
  };
  return (
    <div data-codes="" className="mt-5 border-t border-line pt-4 outline-none">
      {view.codes.length > 0 && (
        <ul className="mb-3 space-y-1">
          {view.codes.map((code) => (
            <CodeRow key={code} code={code} view={view}>
              <RemoveCode
                type="button"
                code={code}
                className="needs-script"
                onClick={() => onCodes(view.codes.filter((other) => other !== code))}
              />
            </CodeRow>
          ))}
        </ul>
      )}
      <PlainForm action={`/api/v1/checkouts/${view.id}`} method="post" onSubmit={add}>
        <CodeField name="codes[]" kept={view.codes.map((code) => ["codes[]", code])} />
      </PlainForm>
    </div>
  );
}
