"use client";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";

interface SureProps {
  readonly label: string;
  readonly title: string;
  /** What will happen, each in a sentence. */
  readonly facts: readonly string[];
  readonly yes: string;
  readonly said: string;
  readonly id: string;
  readonly act: Submit<{ readonly id: string }>;
}

/** Something done to somebody's account, with what follows from it before it is done. */
export function SurePanel(props: SureProps) {
  return (
    <Panel label={props.label} title={props.title}>
      {(close) => <Sure {...props} close={close} />}
    </Panel>
  );
}

function Sure({ facts, yes, said, id, act, close }: SureProps & { readonly close: () => void }) {
  const { send, pending, refusal } = useSubmit(act, { said, onDone: close });
  return (
    <div className="flex flex-col gap-4">
      <ul className="list-disc pl-5 text-ink-2">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <RefusalNote refusal={refusal} />
      <Button className="btn btn-first self-start" off={pending} onClick={() => void send({ id })} data-first>
        {pending ? "One moment…" : yes}
      </Button>
    </div>
  );
}
