import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { languageName } from "@/components/admin/format";
import { Letter } from "@/components/admin/messages/letter";
import { Resend } from "@/components/admin/messages/resend";
import { Email } from "@/components/admin/parts/email";
import { Facts } from "@/components/admin/parts/facts";
import { PageHead, Section } from "@/components/admin/parts/page-head";
import { Status } from "@/components/admin/parts/status";
import { Tabs } from "@/components/admin/parts/tabs";
import { Time } from "@/components/admin/parts/time";
import { Watch } from "@/components/admin/parts/watch";
import { messageStateWords, templateWord } from "@/components/admin/words";
import { canSendMail, type MessageView, messageById } from "@/lib/messages";
import { addressOf } from "../../../address-of";
import { type Desk, deskPage, idParam } from "../../../desk-page";
import { resend } from "../actions";

/** One e-mail: what it says, to whom, and what became of it. Its HTML is shown where it can do nothing. */
export default deskPage(
  {
    permission: "messages.read",
    path: "/admin/messages",
    params: z.object({ message: idParam }),
    query: z.object({ as: z.literal("text").optional().catch(undefined) }),
  },
  async (desk, { params, query }) => {
    const message = await messageById(desk.ctx, params.message);
    if (!message) notFound();
    const path = `/admin/messages/${message.id}`;
    const mayResend = desk.may("messages.resend") && message.state !== "queued" && canSendMail();
    return (
      <>
        <PageHead
          title={templateWord(message.template)}
          back={{ href: "/admin/messages", name: "Sent e-mails" }}
          beside={<Status of={messageStateWords[message.state]} />}
        >
          {mayResend && (
            <Resend
              message={{
                id: message.id,
                recipient: message.recipient,
                state: message.state,
                hasSecret: message.hasSecret,
              }}
              resend={resend}
            />
          )}
        </PageHead>
        <Watch live={message.state === "queued"} said="The e-mail has left" />
        {/* An e-mail is 600 px wide: beside it there is room on a wide screen only. */}
        <div className="grid gap-x-12 xl:grid-cols-[minmax(0,1fr)_19rem]">
          <Section title={message.subject}>
            <Tabs
              label="Shown as"
              here={addressOf(path, query)}
              tabs={[
                { name: "As it looks", href: path },
                { name: "As plain text", href: addressOf(path, { as: "text" }) },
              ]}
            />
            {message.hasSecret && (
              <p className="mb-3 text-ink-3">
                Its link is shown to nobody but the reader of the e-mail; here it leads nowhere.
              </p>
            )}
            {query.as === "text" ? (
              <pre className="whitespace-pre-wrap border border-line bg-paper-2 p-5 font-sans">
                {message.text}
              </pre>
            ) : (
              <Letter id={message.id} html={message.html} subject={message.subject} />
            )}
          </Section>
          <Section title="Delivery">
            <MessageFacts message={message} desk={desk} />
          </Section>
        </div>
      </>
    );
  },
);

function MessageFacts({ message, desk }: { readonly message: MessageView; readonly desk: Desk }) {
  const { here } = desk;
  return (
    <Facts
      of={[
        ["To", message.recipient],
        ["Created", <Time key="m" at={message.createdAt.toISOString()} here={here} as="full" />],
        message.sentAt !== null && [
          "Sent",
          <Time key="s" at={message.sentAt.toISOString()} here={here} as="full" />,
        ],
        message.attempts > 0 && ["Attempts", String(message.attempts)],
        message.lastError !== null && [
          message.state === "failed" ? "Why not" : "Last attempt",
          <span key="e" className={message.state === "failed" ? "text-bad" : undefined}>
            {message.lastError}
          </span>,
        ],
        message.state === "kept" && ["Why not", "No mail server is configured, so it was kept."],
        message.orderId !== null && [
          "Order",
          <Link
            key="o"
            href={`/admin/orders/${message.orderId}`}
            prefetch={false}
            className="underline decoration-line-2 underline-offset-4 hover:decoration-accent"
          >
            See the order
          </Link>,
        ],
        ["Language", languageName(message.locale)],
        [
          "Message-ID",
          <code key="i" className="font-sans text-ink-2">
            <Email of={message.mailId} />
          </code>,
        ],
      ]}
    />
  );
}
