"use client";
import { useRouter } from "next/navigation";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";

interface TakeInProps {
  readonly importId: string;
  readonly fileName: string;
  /** What would come in, in a line. */
  readonly cameIn: string;
  readonly take: Submit<{ import_id: string }, { importId: string }>;
}

/** Imports what a dry run has checked, after saying once more what that is. */
export function TakeIn(props: TakeInProps) {
  return (
    <Panel label="Import it now" title={`Import ${props.fileName}`} first shortcut="i">
      {() => <Sure {...props} />}
    </Panel>
  );
}

function Sure({ importId, cameIn, take }: TakeInProps) {
  const router = useRouter();
  const { send, pending, refusal } = useSubmit(take, {
    said: "The import has begun",
    onDone: (made) => router.push(`/admin/imports/${made.importId}`),
  });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-base">
        The very file that was checked comes in: <strong>{cameIn}</strong>.
      </p>
      <p className="text-ink-2">
        Refused rows stay out. Nothing that is here already is removed. If something was sold or changed since
        the check, the report of the import says what was done.
      </p>
      <RefusalNote refusal={refusal} />
      <Button
        className="btn btn-first self-start"
        off={pending}
        onClick={() => void send({ import_id: importId })}
        data-first=""
      >
        {pending ? "One moment…" : "Import it"}
      </Button>
    </div>
  );
}
