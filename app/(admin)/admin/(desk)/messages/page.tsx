import { RunView } from "@/components/admin/bulk/run-view";
import { MessageBar } from "@/components/admin/messages/message-bar";
import { MessageFilters } from "@/components/admin/messages/message-filters";
import { chosenOf, type MessageRow, MessageTable } from "@/components/admin/messages/message-table";
import { Empty, EmptyTab } from "@/components/admin/parts/empty";
import { emptyMessages } from "@/components/admin/parts/empty-words";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Chooser } from "@/components/admin/rows/chooser";
import { ColumnChoice } from "@/components/admin/rows/columns";
import { ViewTabs } from "@/components/admin/views/view-tabs";
import { messageStateWords } from "@/components/admin/words";
import { columnsOf, columnsSchema, savedViews } from "@/lib/desk";
import {
  listMessages,
  type MessageState,
  type MessageSummary,
  MOST_RESENT,
  messagePageSchema,
  messageStates,
} from "@/lib/messages";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";
import { forget, keep } from "../views/actions";

const path = "/admin/messages";
const query = messagePageSchema.extend({ columns: columnsSchema("messages") });

/** Every e-mail that was, or would have been, sent to a person, newest first. */
export default deskPage({ permission: "messages.read", path, query }, async (desk, { query: asked }) => {
  const { columns: chosen, ...input } = asked;
  const columns = columnsOf("messages", chosen);
  const [{ messages, next }, own] = await Promise.all([
    listMessages(desk.ctx, input),
    savedViews(desk.ctx, desk.staff.id, "messages"),
  ]);
  const rows = messages.map(rowOf);
  const chooses = desk.may("messages.resend");
  const here = addressOf(path, { ...asked, after: undefined });
  const tab = (name: string, state?: MessageState) => ({
    name,
    href: addressOf(path, { state, columns: chosen }),
  });
  const table = <MessageTable messages={rows} here={desk.here} columns={columns} chooses={chooses} />;
  return (
    <>
      <PageHead title="Sent e-mails" />
      <ViewTabs
        label="Which e-mails"
        list="messages"
        path={path}
        here={here}
        own={own}
        keep={keep}
        forget={forget}
        known={[tab("All"), ...messageStates.map((state) => tab(messageStateWords[state].word, state))]}
      />
      <MessageFilters
        input={input}
        columns={chosen}
        address={(change) => addressOf(path, { ...asked, ...change })}
        beside={
          <ColumnChoice list="messages" path={path} shown={columns} within={{ ...input, after: undefined }} />
        }
      />
      {chooses && <RunView list="messages" />}
      {rows.length > 0 ? (
        chooses ? (
          <Chooser key={here} most={MOST_RESENT} page={rows.map(chosenOf)}>
            {table}
            <MessageBar />
          </Chooser>
        ) : (
          table
        )
      ) : input.template || input.to ? (
        <Empty title="No e-mail fits.">
          <p>Addresses are found by their beginning. Take a filter off to see more.</p>
        </Empty>
      ) : input.state ? (
        <EmptyTab of={emptyMessages[input.state]} />
      ) : (
        <Empty title="No e-mails yet.">
          <p>
            Every e-mail to buyers and staff stands here with what it says and whether it was sent, from the
            first order confirmation on.
          </p>
        </Empty>
      )}
      <Pager next={next && addressOf(path, { ...asked, after: next })} first={asked.after ? here : null} />
    </>
  );
});

const rowOf = (message: MessageSummary): MessageRow => ({
  id: message.id,
  template: message.template,
  recipient: message.recipient,
  subject: message.subject,
  state: message.state,
  lastError: message.lastError,
  attempts: message.attempts,
  createdAt: message.createdAt.toISOString(),
  sentAt: message.sentAt?.toISOString() ?? null,
});
