"use client";
import { Panel } from "../form/panel";
import { newKey, silence } from "../form/post";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { refusalWords } from "../refusal-words";
import type { Undo } from "../shell/said";

interface ArchiveProps {
  readonly id: string;
  readonly code: string;
  readonly archive: Submit<{ id: string }, { readonly archivedAt: string }>;
  readonly restore: Submit<{ id: string; archivedAt: string }>;
}

/** Ends a coupon, after saying what that means. */
export function ArchiveCoupon(props: ArchiveProps) {
  return (
    <Panel label="End it" title={`End ${props.code}`}>
      {(close) => <Sure {...props} close={close} />}
    </Panel>
  );
}

function Sure({ id, code, archive, restore, close }: ArchiveProps & { readonly close: () => void }) {
  const { send, pending, refusal } = useSubmit(archive, {
    said: `${code} has ended`,
    undo: ({ archivedAt }) => takeBack(code, (key) => restore({ id, archivedAt }, key)),
    onDone: close,
  });
  return (
    <div className="flex flex-col gap-4">
      <p>
        <strong>{code}</strong> stops working at once. You can take that back for a few moments; after that it
        has ended for good. Orders keep what it gave them, and its code is free for another coupon. To pause
        it only, switch it off instead.
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

function takeBack(code: string, restore: (key: string) => ReturnType<ArchiveProps["restore"]>): Undo {
  const key = newKey();
  return async () => {
    const answer = await restore(key).catch(() => silence);
    if (answer.ok) return `${code} works again`;
    if (answer.code === "code_taken") return `Another coupon has the code ${code} by now: it stays ended.`;
    if (answer.code === "changed_meanwhile") return "Somebody has changed it since: nothing was taken back.";
    return refusalWords(answer);
  };
}
