"use client";
import { Button } from "../form/button";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";
import { many } from "../format";

interface FetchProps {
  readonly importId: string;
  readonly count: number;
  readonly fetchPictures: Submit<{ import_id: string }, { pictures: number }>;
}

/** Fetches the missing pictures once more: a server may be back, an address may be open by now. */
export function FetchPictures({ importId, count, fetchPictures }: FetchProps) {
  const { send, pending, refusal } = useSubmit(fetchPictures, {
    said: ({ pictures }) => `${many(pictures, "picture")} asked for again`,
  });
  return (
    <div className="mt-3 flex flex-col gap-2">
      <Button className="btn self-start" off={pending} onClick={() => void send({ import_id: importId })}>
        {pending ? "Asking…" : count === 1 ? "Fetch it again" : `Fetch ${count} again`}
      </Button>
      <RefusalNote refusal={refusal} />
    </div>
  );
}
