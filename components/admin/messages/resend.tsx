"use client";
import { useRouter } from "next/navigation";
import type { MessageState } from "@/lib/messages/contract";
import { Button } from "../form/button";
import { Panel } from "../form/panel";
import { RefusalNote } from "../form/refusal-note";
import { type Submit, useSubmit } from "../form/use-submit";

interface ResendProps {
  readonly message: {
    readonly id: string;
    readonly recipient: string;
    readonly state: MessageState;
    readonly hasSecret: boolean;
  };
  readonly resend: Submit<{ message_id: string }, { messageId: string }>;
}

/** Sends a message once more, after saying to whom and what that means. */
export function Resend(props: ResendProps) {
  const label = props.message.state === "sent" ? "Send it again" : "Send it now";
  return (
    <Panel label={label} title={label} shortcut="s">
      {(close) => <Sure {...props} close={close} />}
    </Panel>
  );
}

function Sure({ message, resend, close }: ResendProps & { readonly close: () => void }) {
  const router = useRouter();
  const { send, pending, refusal } = useSubmit(resend, {
    said: "The e-mail is on its way",
    onDone: ({ messageId }) => {
      close();
      if (messageId !== message.id) router.push(`/admin/messages/${messageId}`);
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-base">
        It goes to <strong>{message.recipient}</strong>, as it was written.
      </p>
      <ul className="list-disc pl-5 text-ink-2">
        {message.state === "sent" && <li>It was sent before: this is a second e-mail of the same words.</li>}
        {message.hasSecret && <li>Its link is made anew, and the earlier one stops working.</li>}
      </ul>
      <RefusalNote refusal={refusal} />
      <Button
        className="btn btn-first self-start"
        off={pending}
        onClick={() => void send({ message_id: message.id })}
        data-first=""
      >
        {pending ? "Sending…" : "Send it"}
      </Button>
    </div>
  );
}
