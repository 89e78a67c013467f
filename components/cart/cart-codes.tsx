"use client";

import type { FormEvent } from "react";
import type { CartView } from "@/lib/cart/contract";
import { PlainForm } from "../ui/plain-form";
import { setCodes } from "./cart-store";
import { CodeField, CodeRow, RemoveCode } from "./code-parts";

const DOOR = "/api/v1/cart/codes";

/** Codes: those that are in use with what they do, those that do nothing with the reason, and a field for another. */
export function CartCodes({ cart }: { readonly cart: CartView }) {
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "").trim();
    if (code !== "") void setCodes([...cart.codes, code]);
    event.currentTarget.reset();
  };
  return (
    <section aria-label="Codes" data-codes="" className="outline-none">
      {cart.codes.length > 0 && (
        <ul className="mb-3 space-y-1">
          {cart.codes.map((code) => (
            <CodeRow key={code} code={code} view={cart}>
              <WithoutCode code={code} others={cart.codes.filter((other) => other !== code)} />
            </CodeRow>
          ))}
        </ul>
      )}
      <PlainForm action={DOOR} method="post" onSubmit={add}>
        <CodeField name="code" kept={cart.codes.map((code) => ["kept[]", code])} />
      </PlainForm>
    </section>
  );
}

function WithoutCode({ code, others }: { readonly code: string; readonly others: readonly string[] }) {
  return (
    <form
      action={DOOR}
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        void setCodes(others);
      }}
    >
      {others.map((other) => (
        <input key={other} type="hidden" name="kept[]" value={other} />
      ))}
      <RemoveCode type="submit" code={code} />
    </form>
  );
}
