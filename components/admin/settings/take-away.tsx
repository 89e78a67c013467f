"use client";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";

interface TakeAwayProps {
  readonly handle: string;
  readonly title: string;
  readonly seen: string;
  readonly archive: Submit<{ readonly handle: string; readonly seen: string }>;
}

/** Takes a page out of the shop; its words stay here. */
export function TakeAway(props: TakeAwayProps) {
  return (
    <Panel label="Take it away" title={`Take “${props.title}” away`}>
      {(close) => <Sure {...props} close={close} />}
    </Panel>
  );
}

function Sure({ handle, seen, archive, close }: TakeAwayProps & { readonly close: () => void }) {
  const { send, pending, refusal } = useSubmit(archive, { said: "It is out of the shop", onDone: close });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">
        The footer loses its link, and its address says that nothing is there. The words stay here: saving the
        page brings it back. Some pages are asked of a shop by law.
      </p>
      <RefusalNote refusal={refusal} />
      <Button
        className="btn btn-first self-start"
        off={pending}
        onClick={() => void send({ handle, seen })}
        data-first
      >
        {pending ? "One moment…" : "Take it away"}
      </Button>
    </div>
  );
}
