"use client";
import { RefusalNote } from "../form/refusal-note";
import { usePlace } from "../form/use-place";
import { type Submit, useSubmit } from "../form/use-submit";

/** Says that a letter has its answer. */
export function AnsweredButton({
  inquiryId,
  answered,
}: {
  readonly inquiryId: string;
  readonly answered: Submit<{ inquiry_id: string }>;
}) {
  const { send, pending, refusal } = useSubmit(answered, { said: "Noted as answered" });
  const pressed = usePlace();
  return (
    <>
      <button
        ref={pressed}
        type="button"
        className="btn"
        aria-disabled={pending || undefined}
        onClick={() => void send({ inquiry_id: inquiryId })}
      >
        Mark as answered
      </button>
      <RefusalNote refusal={refusal} />
    </>
  );
}
