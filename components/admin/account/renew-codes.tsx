"use client";
import { useState } from "react";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { useSubmit } from "../form/use-submit";
import type { AccountActions } from "./account-actions";
import { RecoveryCodes } from "./recovery-codes";

/** New recovery codes in the place of the old ones, which end. */
export function RenewCodes({ renewCodes }: Pick<AccountActions, "renewCodes">) {
  return (
    <Panel label="New codes" title="Recovery codes">
      {(close) => <Renew renewCodes={renewCodes} close={close} />}
    </Panel>
  );
}

function Renew({ renewCodes, close }: Pick<AccountActions, "renewCodes"> & { readonly close: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { send, pending, refusal } = useSubmit(renewCodes, {
    onDone: ({ recoveryCodes }) => setCodes(recoveryCodes),
  });
  if (codes) return <RecoveryCodes codes={codes} done="I have kept them" onDone={close} />;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">
        You get eight new codes. The old ones stop working at once, used or not, and you are signed out
        everywhere else.
      </p>
      <RefusalNote refusal={refusal} />
      <Button className="btn btn-first self-start" off={pending} onClick={() => void send({})} data-first="">
        Make new codes
      </Button>
    </div>
  );
}
