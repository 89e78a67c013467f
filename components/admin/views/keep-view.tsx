"use client";
import { useState } from "react";
import type { SavedView, ViewedList } from "@/lib/desk/contract";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";

interface KeepProps {
  readonly list: ViewedList;
  readonly query: string;
  readonly keep: Submit<{ list: ViewedList; name: string; query: string }>;
}

/** Gives what is shown a name and a tab, for its reader alone. */
export function KeepView(props: KeepProps) {
  return (
    <Panel label="Keep this view" title="Keep this view" bare shortcut="v">
      {(close) => <KeepForm {...props} close={close} />}
    </Panel>
  );
}

function KeepForm({ list, query, keep, close }: KeepProps & { readonly close: () => void }) {
  const [name, setName] = useState("");
  const { send, pending, refusal } = useSubmit(keep, { said: "Kept", onDone: close });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send({ list, name, query });
      }}
    >
      <Field
        required
        id="view-name"
        label="Name"
        hint="It stands beside the other views, on every device you sign in on. Nobody else sees it."
        problem={fieldProblem(refusal, "name")}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            required
            maxLength={40}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
            data-first
          />
        )}
      </Field>
      <RefusalNote refusal={refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending || name.trim() === ""}>
        {pending ? "Keeping…" : "Keep"}
      </Button>
    </form>
  );
}

/** Takes the tab of a view away; the rows it showed stay where they are. */
export function ForgetView({
  view,
  forget,
}: {
  readonly view: SavedView;
  readonly forget: Submit<{ id: string }>;
}) {
  const { send, pending } = useSubmit(forget, { said: `${view.name} is forgotten` });
  return (
    <Button
      className="btn btn-bare max-sm:min-h-11"
      off={pending}
      onClick={() => void send({ id: view.id })}
      data-key="v"
    >
      Forget this view
    </Button>
  );
}
