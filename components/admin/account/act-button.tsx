"use client";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";

/** One thing done by one button, with its refusal beside it. */
export function ActButton<I, V>({
  act,
  input,
  said,
  label,
  about,
}: {
  readonly act: Submit<I, V>;
  readonly input: I;
  readonly said: string;
  readonly label: string;
  /** What it is done to, for those who listen. */
  readonly about?: string;
}) {
  const { send, pending, refusal } = useSubmit(act, { said });
  return (
    <span className="inline-flex flex-col items-end gap-1">
      <button type="button" className="btn btn-bare" disabled={pending} onClick={() => void send(input)}>
        {label}
        {about && <span className="sr-only"> {about}</span>}
      </button>
      <RefusalNote refusal={refusal} />
    </span>
  );
}
