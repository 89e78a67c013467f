"use client";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";

interface ArchiveProps {
  readonly id: string;
  readonly title: string;
  readonly archive: Submit<{ readonly id: string }>;
}

/** Takes a collection out of the shop, after saying what that means. */
export function ArchiveCollection(props: ArchiveProps) {
  return (
    <Panel label="Take it away" title={`Take “${props.title}” away`}>
      {(close) => <Sure {...props} close={close} />}
    </Panel>
  );
}

function Sure({ id, title, archive, close }: ArchiveProps & { readonly close: () => void }) {
  const { send, pending, refusal } = useSubmit(archive, {
    said: `${title} is out of the shop`,
    onDone: close,
  });
  return (
    <div className="flex flex-col gap-4">
      <p>
        Its page says that nothing is there. Its products stay on sale, and in their order here: you can bring
        it back as it was.
      </p>
      <RefusalNote refusal={refusal} />
      <Button className="btn btn-first self-start" off={pending} onClick={() => void send({ id })} data-first>
        {pending ? "One moment…" : "Take it away"}
      </Button>
    </div>
  );
}
