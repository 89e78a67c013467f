"use client";
import { usePlace } from "../../ui/use-place";
import { RefusalNote } from "./refusal-note";
import { type Submit, useSubmit } from "./use-submit";

/** Brings back what was taken away. */
export function RestoreButton({
  id,
  name,
  restore,
}: {
  readonly id: string;
  readonly name: string;
  readonly restore: Submit<{ readonly id: string }, unknown>;
}) {
  const { send, pending, refusal } = useSubmit(restore, { said: `${name} is back` });
  const pressed = usePlace();
  return (
    <>
      <button
        ref={pressed}
        type="button"
        className="btn btn-bare"
        aria-disabled={pending || undefined}
        onClick={() => void send({ id })}
      >
        {pending ? "One moment…" : "Bring it back"}
        <span className="sr-only"> {name}</span>
      </button>
      <RefusalNote refusal={refusal} />
    </>
  );
}
