"use client";
import { usePlace } from "../../ui/use-place";
import { Button } from "../form/button";
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
  // Ended or removed, its line goes, or it alone does.
  const pressed = usePlace("section");
  return (
    <span className="inline-flex flex-col items-end gap-1">
      <Button ref={pressed} className="btn btn-bare" off={pending} onClick={() => void send(input)}>
        {label}
        {about && <span className="sr-only"> {about}</span>}
      </Button>
      <RefusalNote refusal={refusal} />
    </span>
  );
}
