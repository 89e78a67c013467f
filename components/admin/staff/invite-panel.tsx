"use client";
import { useState } from "react";
import type { StaffRole } from "@/lib/auth/contract";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { fieldProblem } from "../refusal-words";
import { RoleChoice } from "./role-choice";

export interface Invitation {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
}

interface InviteProps {
  readonly invite: Submit<Invitation>;
  /** How many days the link works. */
  readonly days: number;
}

/** Inviting somebody: who, as what, and that an e-mail goes out. */
export function InvitePanel(props: InviteProps) {
  return (
    <Panel label="Invite somebody" title="Invite somebody" first shortcut="c">
      {(close) => <Invite {...props} close={close} />}
    </Panel>
  );
}

function Invite({ invite, days, close }: InviteProps & { readonly close: () => void }) {
  const [typed, setTyped] = useState<Invitation>({ email: "", name: "", role: "support" });
  const { send, pending, refusal } = useSubmit(invite, {
    said: `An invitation is on its way to ${typed.email}`,
    onDone: close,
  });
  const bind = (name: "email" | "name") => ({
    value: typed[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send(typed);
      }}
    >
      <p className="text-ink-2">
        They get an e-mail with a link to choose a password. The link works once, for {days} days; you can
        send a new one at any time.
      </p>
      <Field required id="name" label="Name" problem={fieldProblem(refusal, "name")}>
        {(control) => (
          <input
            {...control}
            {...bind("name")}
            className="input"
            maxLength={80}
            autoComplete="off"
            data-first
          />
        )}
      </Field>
      <Field
        required
        id="email"
        label="E-mail"
        problem={
          refusal?.code === "email_taken"
            ? "Somebody of the staff has this address already. If they are disabled, let them in again."
            : fieldProblem(refusal, "email")
        }
      >
        {(control) => (
          <input
            {...control}
            {...bind("email")}
            type="email"
            className="input"
            maxLength={254}
            autoComplete="off"
          />
        )}
      </Field>
      <RoleChoice role={typed.role} onChoose={(role) => setTyped({ ...typed, role })} />
      <RefusalNote refusal={refusal?.code === "email_taken" ? null : refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending}>
        {pending ? "Inviting…" : "Send the invitation"}
      </Button>
    </form>
  );
}
