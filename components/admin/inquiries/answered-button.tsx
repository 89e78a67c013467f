"use client";
import { usePlace } from "../../ui/use-place";
import { RefusalNote } from "../form/refusal-note";
import { takeBack } from "../form/take-back";
import { type Submit, useSubmit } from "../form/use-submit";

interface AnsweredProps {
  readonly inquiryId: string;
  /** Null while it waits. */
  readonly answeredAt: string | null;
  readonly answered: Submit<{ inquiry_id: string }, { readonly answeredAt: string }>;
  readonly reopened: Submit<{ inquiry_id: string; answered_at: string }>;
}

const again = "It waits for an answer again";

/** Says that a message has its answer, or that it has none yet: one button, so that whoever pressed it stays on it. */
export function AnsweredButton({ inquiryId, answeredAt, answered, reopened }: AnsweredProps) {
  const answer = useSubmit(answered, {
    said: "Noted as answered",
    undo: ({ answeredAt: at }) =>
      takeBack(again, (key) => reopened({ inquiry_id: inquiryId, answered_at: at }, key)),
  });
  const reopen = useSubmit(reopened, { said: again });
  const pressed = usePlace();
  const pending = answer.pending || reopen.pending;
  return (
    <>
      <button
        ref={pressed}
        type="button"
        className="btn"
        aria-disabled={pending || undefined}
        onClick={() => {
          if (answeredAt === null) void answer.send({ inquiry_id: inquiryId });
          else void reopen.send({ inquiry_id: inquiryId, answered_at: answeredAt });
        }}
      >
        {answeredAt === null ? "Mark as answered" : "Not answered yet"}
      </button>
      <RefusalNote refusal={answeredAt === null ? answer.refusal : reopen.refusal} />
    </>
  );
}
