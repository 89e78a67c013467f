import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";

/** What was, or would have been, sent to a person. One-time secrets are masked in what is kept. */
export const messages = pgTable(
  "messages",
  {
    id: id(),
    /** Exactly one message an event, template and recipient, whatever crashes. */
    eventId: uuid(),
    template: text().notNull(),
    recipient: text().notNull(),
    orderId: uuid(),
    customerId: uuid(),
    staffId: uuid(),
    locale: text().notNull(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    /** Who an answer goes to, where that is not the shop. */
    replyTo: text(),
    /** For mail readers' own button (RFC 8058): a POST to this address ends what this mail is part of. */
    unsubscribeUrl: text(),
    /** `kept`: no SMTP is configured, so it is shown and not sent. */
    state: text({ enum: ["queued", "sent", "failed", "kept"] }).notNull(),
    attempts: integer().notNull().default(0),
    lastError: text(),
    /** The Message-ID header: the same on every try, so that a doubled delivery can be recognised. */
    mailId: text().notNull(),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [
    uniqueIndex("messages_once").on(t.eventId, t.template, t.recipient).where(sql`${t.eventId} is not null`),
    index("messages_created").on(t.createdAt, t.id),
    index("messages_order").on(t.orderId),
    index("messages_state").on(t.state, t.createdAt, t.id),
    index("messages_template").on(t.template, t.createdAt, t.id),
    /** For whoever asks what was sent to an address, by its beginning. */
    index("messages_recipient").using("btree", sql`lower(${t.recipient}) text_pattern_ops`),
  ],
);
