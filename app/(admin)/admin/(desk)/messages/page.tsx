import { MessageFilters } from "@/components/admin/messages/message-filters";
import { MessageTable } from "@/components/admin/messages/message-table";
import { Empty, EmptyTab } from "@/components/admin/parts/empty";
import { emptyMessages } from "@/components/admin/parts/empty-words";
import { PageHead } from "@/components/admin/parts/page-head";
import { Pager } from "@/components/admin/parts/pager";
import { Tabs } from "@/components/admin/parts/tabs";
import { messageStateWords } from "@/components/admin/words";
import { listMessages, messagePageSchema, messageStates } from "@/lib/messages";
import { addressOf } from "../../address-of";
import { deskPage } from "../../desk-page";

const path = "/admin/messages";

/** Every mail that was, or would have been, sent to a person, newest first. */
export default deskPage(
  { permission: "messages.read", path, query: messagePageSchema },
  async (desk, { query }) => {
    const { messages, next } = await listMessages(desk.ctx, query);
    const isFiltered = Boolean(query.template || query.to);
    return (
      <>
        <PageHead title="Messages" />
        <Tabs
          label="Which messages"
          here={addressOf(path, { state: query.state })}
          tabs={[
            { name: "All", href: path },
            ...messageStates.map((state) => ({
              name: messageStateWords[state].word,
              href: addressOf(path, { state }),
            })),
          ]}
        />
        <MessageFilters input={query} />
        {messages.length > 0 ? (
          <MessageTable
            messages={messages.map((message) => ({
              id: message.id,
              template: message.template,
              recipient: message.recipient,
              subject: message.subject,
              state: message.state,
              lastError: message.lastError,
              createdAt: message.createdAt.toISOString(),
            }))}
            here={desk.here}
          />
        ) : isFiltered ? (
          <Empty title="No message fits.">
            <p>Addresses are found by their beginning.</p>
          </Empty>
        ) : query.state ? (
          <EmptyTab of={emptyMessages[query.state]} />
        ) : (
          <Empty title="No messages yet.">
            <p>
              Every mail to buyers and staff stands here with what it says and whether it was sent, from the
              first order confirmation on.
            </p>
          </Empty>
        )}
        <Pager
          next={next && addressOf(path, { ...query, after: next })}
          first={query.after ? addressOf(path, { ...query, after: undefined }) : null}
        />
      </>
    );
  },
);
