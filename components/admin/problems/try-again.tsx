"use client";
import { Button } from "../form/button";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";

/** One click that tries something once more; a refusal stands below it. */
export function TryAgain<I, V>({
  label,
  said,
  input,
  act,
}: {
  readonly label: string;
  readonly said: string;
  readonly input: I;
  readonly act: Submit<I, V>;
}) {
  const { send, pending, refusal } = useSubmit(act, { said });
  return (
    <span className="inline-flex flex-col gap-1">
      <Button className="btn" off={pending} onClick={() => void send(input)}>
        {pending ? "One moment…" : label}
      </Button>
      <RefusalNote refusal={refusal} />
    </span>
  );
}
