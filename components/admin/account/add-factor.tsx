"use client";
import { useState } from "react";
import { Panel } from "../form/panel";
import type { Added, EnrolActions } from "./account-actions";
import { AppSetup } from "./app-setup";
import { KeySetup } from "./key-setup";
import { RecoveryCodes } from "./recovery-codes";

/** The panel in which an app or a passkey is added; a first one shows its recovery codes before it closes. */
export function AddFactor({
  kind,
  label,
  first = false,
  actions,
}: {
  readonly kind: "app" | "passkey";
  readonly label: string;
  readonly first?: boolean;
  readonly actions: EnrolActions;
}) {
  return (
    <Panel label={label} title={kind === "app" ? "Authenticator app" : "Passkey"} first={first}>
      {(close) => <Steps kind={kind} actions={actions} close={close} />}
    </Panel>
  );
}

function Steps({
  kind,
  actions,
  close,
}: {
  readonly kind: "app" | "passkey";
  readonly actions: EnrolActions;
  readonly close: () => void;
}) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const done = (added: Added) => (added.recoveryCodes ? setCodes(added.recoveryCodes) : close());
  if (codes) return <RecoveryCodes codes={codes} done="I have kept them" onDone={close} />;
  return kind === "app" ? (
    <AppSetup actions={actions} onDone={done} />
  ) : (
    <KeySetup actions={actions} onDone={done} />
  );
}
