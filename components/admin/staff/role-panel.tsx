"use client";
import { useState } from "react";
import type { StaffRole } from "@/lib/auth/contract";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { roleNames } from "../words";
import { RoleChoice } from "./role-choice";

interface RoleProps {
  readonly person: { readonly wireId: string; readonly name: string; readonly role: StaffRole };
  readonly changeRole: Submit<{ readonly id: string; readonly role: StaffRole }>;
}

/** Another role for somebody, from their next click on. */
export function RolePanel(props: RoleProps) {
  return (
    <Panel label="Change the role" title={`The role of ${props.person.name}`} shortcut="r">
      {(close) => <Change {...props} close={close} />}
    </Panel>
  );
}

function Change({ person, changeRole, close }: RoleProps & { readonly close: () => void }) {
  const [role, setRole] = useState(person.role);
  const { send, pending, refusal } = useSubmit(changeRole, {
    said: `${person.name} is ${roleNames[role].toLowerCase()} now`,
    onDone: close,
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send({ id: person.wireId, role });
      }}
    >
      <RoleChoice role={role} onChoose={setRole} />
      <p className="text-ink-2">It holds from their next click on; nobody has to sign in again for it.</p>
      <RefusalNote refusal={refusal} />
      <Button type="submit" className="btn btn-first self-start" off={pending || role === person.role}>
        {pending
          ? "Changing…"
          : role === person.role
            ? "Choose another role"
            : `Make them ${roleNames[role].toLowerCase()}`}
      </Button>
    </form>
  );
}
