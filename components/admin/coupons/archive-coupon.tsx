"use client";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";

/** Ends a coupon for good, after saying what that means. */
export function ArchiveCoupon({
  id,
  code,
  archive,
}: {
  readonly id: string;
  readonly code: string;
  readonly archive: Submit<{ id: string }>;
}) {
  return (
    <Panel label="End it" title={`End ${code}`}>
      {(close) => <Sure id={id} code={code} archive={archive} close={close} />}
    </Panel>
  );
}

function Sure({
  id,
  code,
  archive,
  close,
}: {
  readonly id: string;
  readonly code: string;
  readonly archive: Submit<{ id: string }>;
  readonly close: () => void;
}) {
  const { send, pending, refusal } = useSubmit(archive, { said: `${code} has ended`, onDone: close });
  return (
    <div className="flex flex-col gap-4">
      <p>
        <strong>{code}</strong> stops working at once and cannot be brought back. Orders keep what it gave
        them, and its code is free for another coupon. To pause it only, switch it off instead.
      </p>
      <RefusalNote refusal={refusal} />
      <button
        type="button"
        className="btn btn-first self-start"
        disabled={pending}
        onClick={() => void send({ id })}
        data-first=""
      >
        {pending ? "Ending…" : `End ${code}`}
      </button>
    </div>
  );
}
