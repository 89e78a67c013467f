import Link from "next/link";
import type { MessageSummary } from "@/lib/messages/contract";
import type { Here } from "../format";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { messageStateWords, templateWord } from "../words";

/** A message as the list shows it. */
export type MessageRow = Pick<
  MessageSummary,
  "id" | "template" | "recipient" | "subject" | "state" | "lastError"
> & { readonly createdAt: string };

/** Messages, newest first; the whole row is a link to what was said. */
export function MessageTable({
  messages,
  here,
}: {
  readonly messages: readonly MessageRow[];
  readonly here: Here;
}) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Messages</caption>
      <thead>
        <tr>
          <th scope="col">Message</th>
          <th scope="col" className="max-md:hidden">
            To
          </th>
          <th scope="col">Status</th>
          <th scope="col" className="max-sm:hidden">
            Made
          </th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id}>
            <th scope="row" className="[overflow-wrap:anywhere]">
              <Link href={`/admin/messages/${message.id}`} prefetch={false} className="row-link">
                {templateWord(message.template)}
              </Link>
              <span className="block text-ink-3">{message.subject}</span>
              <span className="block text-ink-2 md:hidden">{message.recipient}</span>
              <span className="block text-ink-3 sm:hidden">
                <Time at={message.createdAt} here={here} />
              </span>
            </th>
            <td className="text-ink-2 [overflow-wrap:anywhere] max-md:hidden">{message.recipient}</td>
            <td>
              <Status of={messageStateWords[message.state]} />
              {message.state === "failed" && message.lastError && (
                <span className="line-clamp-2 max-w-[30ch] text-ink-3 max-sm:hidden">
                  {message.lastError}
                </span>
              )}
            </td>
            <td className="text-ink-2 max-sm:hidden">
              <Time at={message.createdAt} here={here} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
