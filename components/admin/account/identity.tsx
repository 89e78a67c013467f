"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import type { Refusal } from "../refusal-words";
import type { IdentityActions } from "./account-actions";
import { IDENTITY, type IdentityQuestion } from "./ask-identity";
import { signWithPasskey } from "./passkey";

type Proof = Parameters<IdentityActions["confirm"]>[0];

/** The dialog in which somebody shows again who they are, before something that cannot be taken back. */
export function Identity({ actions }: { readonly actions: IdentityActions }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [question, setQuestion] = useState<IdentityQuestion | null>(null);
  useEffect(() => {
    const listen = (event: Event) => setQuestion((event as CustomEvent<IdentityQuestion>).detail);
    window.addEventListener(IDENTITY, listen);
    return () => window.removeEventListener(IDENTITY, listen);
  }, []);
  useEffect(() => {
    if (!question) return;
    dialog.current?.showModal();
    dialog.current?.querySelector("input")?.focus();
  }, [question]);
  const end = (confirmed: boolean) => {
    question?.answer(confirmed);
    setQuestion(null);
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} aria-labelledby="identity" className="ask" onClose={() => end(false)}>
      {question && <Ask question={question} actions={actions} onEnd={end} />}
    </dialog>
  );
}

function Ask({
  question,
  actions,
  onEnd,
}: {
  readonly question: IdentityQuestion;
  readonly actions: IdentityActions;
  readonly onEnd: (confirmed: boolean) => void;
}) {
  const byPassword = question.by.includes("password");
  const [typed, setTyped] = useState("");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function prove(find: () => Promise<Proof | Refusal>) {
    setPending(true);
    const proof = await find();
    const answer = "ok" in proof ? proof : await actions.confirm(proof).catch(() => notUsed);
    setPending(false);
    if (answer.ok) onEnd(true);
    else setRefusal(answer);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void prove(async () => (byPassword ? { password: typed } : { code: typed }));
  }

  async function byPasskey(): Promise<Proof | Refusal> {
    const asked = await actions.askPasskey({}).catch(() => notUsed);
    if (!asked.ok) return asked;
    const passkey = await signWithPasskey(asked.value.options);
    return passkey ? { passkey } : notUsed;
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div>
        <h2 id="identity" className="font-semibold text-base">
          Is it you?
        </h2>
        <p className="mt-1 text-ink-2">This needs you to show it once more. It then holds for a while.</p>
      </div>
      {question.by.includes("passkey") && (
        <Button className="btn" off={pending} onClick={() => void prove(byPasskey)}>
          Use a passkey
        </Button>
      )}
      <Field
        required
        id="identity-proof"
        label={byPassword ? "Password" : "Code"}
        hint={byPassword ? undefined : "From your authenticator app, or a recovery code."}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            type={byPassword ? "password" : "text"}
            autoComplete={byPassword ? "current-password" : "one-time-code"}
            autoCapitalize="characters"
            spellCheck={false}
            required
            maxLength={byPassword ? 1024 : 80}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <RefusalNote refusal={refusal} />
      <div className="flex gap-2">
        <Button type="submit" className="btn btn-first" off={pending}>
          {pending ? "One moment…" : "Go on"}
        </Button>
        <button type="button" className="btn" onClick={() => onEnd(false)}>
          Leave it
        </button>
      </div>
    </form>
  );
}

const notUsed: Refusal = {
  ok: false,
  code: "passkey_refused",
  title: "That did not work. Try again, or use a code.",
  detail: {},
  errors: [],
};
