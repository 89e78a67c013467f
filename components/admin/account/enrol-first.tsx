"use client";
import { useState } from "react";
import type { Added, EnrolActions } from "./account-actions";
import { AppSetup } from "./app-setup";
import { KeySetup } from "./key-setup";
import { RecoveryCodes } from "./recovery-codes";

/** A first second factor, of either kind, and then its recovery codes; the desk opens after that. */
export function EnrolFirst({
  actions,
  isDone,
}: {
  readonly actions: EnrolActions;
  readonly isDone: boolean;
}) {
  const [kind, setKind] = useState<"app" | "key" | null>(null);
  const [added, setAdded] = useState<Added | null>(null);
  const toDesk = () => window.location.assign("/admin");
  if (added?.recoveryCodes) {
    return <RecoveryCodes codes={added.recoveryCodes} done="I have kept them" onDone={toDesk} />;
  }
  if (isDone || added) {
    return (
      <a href="/admin" className="btn btn-first">
        Go to the desk
      </a>
    );
  }
  if (kind === null) {
    return (
      <div className="flex flex-col gap-2">
        <button type="button" className="btn btn-first !min-h-10" onClick={() => setKind("app")}>
          Use an authenticator app
        </button>
        <button type="button" className="btn !min-h-10" onClick={() => setKind("key")}>
          Use a passkey
        </button>
      </div>
    );
  }
  return (
    <>
      {kind === "app" ? (
        <AppSetup actions={actions} onDone={setAdded} />
      ) : (
        <KeySetup actions={actions} onDone={setAdded} />
      )}
      <button type="button" className="btn btn-bare mt-4" onClick={() => setKind(null)}>
        Choose another way
      </button>
    </>
  );
}
