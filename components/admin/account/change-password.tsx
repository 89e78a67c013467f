"use client";
import { useState } from "react";
import { passwordBounds } from "@/lib/auth/contract";
import { Button } from "../form/button";
import { Field } from "../form/field";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { useSubmit } from "../form/use-submit";
import type { AccountActions } from "./account-actions";

interface Props extends Pick<AccountActions, "changeOwnPassword"> {
  readonly email: string;
}

/** Changes one's own password; everywhere else one is signed out. */
export function ChangePassword(props: Props) {
  return (
    <Panel label="Change the password" title="Change the password">
      {(close) => <PasswordForm {...props} close={close} />}
    </Panel>
  );
}

function PasswordForm({ email, changeOwnPassword, close }: Props & { readonly close: () => void }) {
  const [typed, setTyped] = useState({ present_password: "", new_password: "" });
  const { send, pending, refusal } = useSubmit(changeOwnPassword, {
    said: "Your password is changed",
    onDone: close,
  });
  const isPresent = refusal?.code === "present_password_wrong";
  const isNew = refusal?.code.startsWith("password_") ?? false;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send(typed);
      }}
    >
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field required id="present" label="Present password" problem={isPresent ? refusal?.title : null}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="password"
            autoComplete="current-password"
            required
            maxLength={1024}
            value={typed.present_password}
            onChange={(event) => setTyped({ ...typed, present_password: event.target.value })}
            data-first=""
          />
        )}
      </Field>
      <Field
        required
        id="new"
        label="New password"
        problem={isNew ? refusal?.title : null}
        hint={`${passwordBounds.min} characters or more, better 15: several words are easier to remember and harder to guess.`}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            type="password"
            autoComplete="new-password"
            required
            minLength={passwordBounds.min}
            maxLength={passwordBounds.max}
            value={typed.new_password}
            onChange={(event) => setTyped({ ...typed, new_password: event.target.value })}
          />
        )}
      </Field>
      {!isPresent && !isNew && <RefusalNote refusal={refusal} />}
      <Button type="submit" className="btn btn-first self-start" off={pending}>
        {pending ? "One moment…" : "Change it"}
      </Button>
    </form>
  );
}
