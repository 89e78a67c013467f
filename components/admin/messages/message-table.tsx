import Link from "next/link";
import type { Columns } from "@/lib/desk/contract";
import type { MessageSummary } from "@/lib/messages/contract";
import type { Here } from "../format";
import { Status } from "../parts/status";
import { Time } from "../parts/time";
import { Choose, ChooseAll } from "../rows/chooser";
import { columnWords } from "../rows/columns";
import { messageStateWords, templateWord } from "../words";

/** A message as the list shows it. */
export type MessageRow = Pick<
  MessageSummary,
  "id" | "template" | "recipient" | "subject" | "state" | "lastError" | "attempts"
> & { readonly createdAt: string; readonly sentAt: string | null };

const words = columnWords.messages;

interface TableProps {
  readonly messages: readonly MessageRow[];
  readonly here: Here;
  readonly columns: Columns<"messages">;
  /** Within a `Chooser`: rows can be chosen. */
  readonly chooses: boolean;
}

/** Messages, newest first; the whole row is a link to what was said. */
export function MessageTable({ messages, here, columns, chooses }: TableProps) {
  return (
    <table className="ledger ledger-rows">
      <caption className="sr-only">Sent e-mails</caption>
      <thead>
        <tr>
          {chooses && (
            <th scope="col" className="w-6">
              <ChooseAll />
            </th>
          )}
          <th scope="col">E-mail</th>
          {columns.has("to") && (
            <th scope="col" className="max-md:hidden">
              {words.to}
            </th>
          )}
          {columns.has("status") && (
            <th scope="col" className="max-sm:w-px max-sm:text-right">
              {words.status}
            </th>
          )}
          {columns.has("tries") && (
            <th scope="col" className="figure max-lg:hidden">
              {words.tries}
            </th>
          )}
          {columns.has("made") && (
            <th scope="col" className="max-sm:hidden">
              {words.made}
            </th>
          )}
          {columns.has("sent") && (
            <th scope="col" className="max-lg:hidden">
              {words.sent}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id}>
            {chooses && (
              <td className="w-6">
                <Choose row={chosenOf(message)} />
              </td>
            )}
            <th scope="row">
              <Link href={`/admin/messages/${message.id}`} prefetch={false} className="row-link">
                {templateWord(message.template)}
              </Link>
              <span className="block text-ink-3 max-sm:line-clamp-2">{message.subject}</span>
              <span className="flex flex-wrap gap-x-3 text-ink-3 md:hidden">
                {columns.has("to") && <span className="text-ink-2">{message.recipient}</span>}
                {columns.has("made") && !columns.has("status") && (
                  <span className="sm:hidden">
                    <Time at={message.createdAt} here={here} />
                  </span>
                )}
              </span>
            </th>
            {columns.has("to") && <td className="text-ink-2 max-md:hidden">{message.recipient}</td>}
            {columns.has("status") && (
              <td className="max-sm:text-right">
                <Status of={messageStateWords[message.state]} />
                {/* Beside an address it would stand on a line of its own. */}
                {columns.has("made") && (
                  <span className="block text-ink-3 sm:hidden">
                    <Time at={message.createdAt} here={here} />
                  </span>
                )}
                {message.state === "failed" && message.lastError && (
                  <span className="line-clamp-2 max-w-[30ch] text-ink-3 max-sm:hidden">
                    {message.lastError}
                  </span>
                )}
              </td>
            )}
            {columns.has("tries") && <td className="figure max-lg:hidden">{message.attempts}</td>}
            {columns.has("made") && (
              <td className="text-ink-2 max-sm:hidden">
                <Time at={message.createdAt} here={here} />
              </td>
            )}
            {columns.has("sent") && (
              <td className="text-ink-2 max-lg:hidden">
                {message.sentAt ? <Time at={message.sentAt} here={here} /> : "–"}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A message among those that are chosen; it has no version. */
export const chosenOf = ({ id, template, recipient }: MessageRow) => ({
  id,
  name: `${templateWord(template)}, ${recipient}`,
  version: 0,
});
