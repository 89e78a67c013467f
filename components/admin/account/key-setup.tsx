"use client";
import { useState } from "react";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { RefusalNote } from "../form/refusal-note";
import { useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import type { Added, EnrolActions } from "./account-actions";
import { makePasskey } from "./passkey";

/** Takes a passkey into use: a name to know it by, then the browser's own dialog. */
export function KeySetup({
  actions,
  onDone,
}: {
  readonly actions: EnrolActions;
  readonly onDone: (added: Added) => void;
}) {
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const take = useSubmit(actions.takeKey, { onDone });
  const begin = useSubmit(actions.offerKey, {
    async onDone({ options }) {
      const passkey = await makePasskey(options);
      if (passkey) await take.send({ name, passkey });
      else setProblem("No passkey was made. Try again when you are ready.");
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(null);
        void begin.send({});
      }}
    >
      <p className="text-ink-2">
        A passkey is kept by your device, your password manager, or a security key. It cannot be guessed, and
        works on this shop’s address alone.
      </p>
      <Field
        required
        id="key-name"
        label="Name"
        hint="What you will know it by, such as Blue key or Work laptop."
        problem={fieldProblem(take.refusal, "name")}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            required
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
            data-first=""
          />
        )}
      </Field>
      <RefusalNote refusal={begin.refusal ?? take.refusal} />
      <p role="alert" className="text-bad empty:hidden">
        {problem}
      </p>
      <Button type="submit" className="btn btn-first self-start" off={begin.pending || take.pending}>
        {begin.pending || take.pending ? "One moment…" : "Make a passkey"}
      </Button>
    </form>
  );
}
