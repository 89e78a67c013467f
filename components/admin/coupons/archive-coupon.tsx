"use client";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { takeBack } from "../form/take-back";
import { type Submit, useSubmit } from "../form/use-submit";

interface ArchiveProps {
  readonly id: string;
  readonly code: string;
  readonly archive: Submit<{ id: string }, { readonly archivedAt: string }>;
  readonly restore: Submit<{ id: string; archivedAt: string }>;
}

/** Ends a coupon, after saying what that means. */
export function ArchiveCoupon(props: ArchiveProps) {
  return (
    <Panel label="End coupon" title={`End ${props.code}`}>
      {(close) => <Sure {...props} close={close} />}
    </Panel>
  );
}

function Sure({ id, code, archive, restore, close }: ArchiveProps & { readonly close: () => void }) {
  const { send, pending, refusal } = useSubmit(archive, {
    said: `${code} has ended`,
    undo: ({ archivedAt }) =>
      takeBack(`${code} works again`, (key) => restore({ id, archivedAt }, key), {
        code_taken: `Another coupon has the code ${code} by now: it stays ended.`,
      }),
    onDone: close,
  });
  return (
    <div className="flex flex-col gap-4">
      <p>
        <strong>{code}</strong> stops working at once. You can take that back for a few moments; after that it
        has ended for good. Orders keep what it gave them, and its code is free for another coupon. To pause
        it only, tick “Paused” instead.
      </p>
      <RefusalNote refusal={refusal} />
      <Button
        className="btn btn-first self-start"
        off={pending}
        onClick={() => void send({ id })}
        data-first=""
      >
        {pending ? "Ending…" : `End ${code}`}
      </Button>
    </div>
  );
}
