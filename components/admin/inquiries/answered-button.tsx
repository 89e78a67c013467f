"use client";
import { RefusalNote } from "../form/refusal-note";
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
  return (
    <>
      <button
        type="button"
        className="btn"
        disabled={pending}
        onClick={() => void send({ inquiry_id: inquiryId })}
      >
        It is answered
      </button>
      <RefusalNote refusal={refusal} />
    </>
  );
}
