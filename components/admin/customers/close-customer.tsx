"use client";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";

interface CloseProps {
  readonly customerId: string;
  readonly isClosed: boolean;
  readonly setClosed: Submit<{ customer_id: string; closed: boolean }>;
}

/** Closes a customer after a second thought, or opens them again at once: both can be undone by the other. */
export function CloseCustomer(props: CloseProps) {
  if (props.isClosed) return <Act {...props} word="Open again" said="They can sign in again" />;
  return (
    <Panel label="Close the account" title="Close this account">
      {(close) => (
        <div className="flex flex-col gap-4">
          <p>
            They are signed out everywhere and cannot sign in. Their orders, parcels and refunds go on as they
            are, and nothing is deleted. You can open them again.
          </p>
          <Act {...props} word="Close it" said="Closed" onDone={close} />
        </div>
      )}
    </Panel>
  );
}

function Act({
  customerId,
  isClosed,
  setClosed,
  word,
  said,
  onDone,
}: CloseProps & { readonly word: string; readonly said: string; readonly onDone?: () => void }) {
  const { send, pending, refusal } = useSubmit(setClosed, { said, onDone });
  return (
    <>
      <Button
        className="btn self-start"
        off={pending}
        onClick={() => void send({ customer_id: customerId, closed: !isClosed })}
      >
        {word}
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  );
}
