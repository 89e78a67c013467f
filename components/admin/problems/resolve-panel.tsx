"use client";
import { useState } from "react";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";

/** What the form sends. */
export interface ResolveValues {
  readonly problem_id: string;
  readonly note: string;
}

interface ResolveProps {
  readonly problemId: string;
  readonly title: string;
  readonly resolve: Submit<ResolveValues>;
}

/** Closes a problem with a note for whoever looks later. */
export function ResolvePanel(props: ResolveProps) {
  return (
    <Panel label="Mark as resolved" title={`Mark as resolved: ${props.title}`}>
      {(close) => <ResolveForm {...props} close={close} />}
    </Panel>
  );
}

function ResolveForm({ problemId, resolve, close }: ResolveProps & { readonly close: () => void }) {
  const [note, setNote] = useState("");
  const { send, pending, refusal } = useSubmit(resolve, { said: "Resolved", onDone: close });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send({ problem_id: problemId, note });
      }}
    >
      <Field
        required
        id="resolution"
        label="What you found or did"
        hint="It stays with the problem, with your name."
        problem={fieldProblem(refusal, "note")}
      >
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={4}
            required
            maxLength={1_000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            data-first=""
          />
        )}
      </Field>
      <RefusalNote refusal={refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending}>
        {pending ? "Resolving…" : "It is resolved"}
      </Button>
    </form>
  );
}
