import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";

/**
 * An address and whether it wants the newsletter. `asked` waits for the press behind the mailed link; only `confirmed`
 * is ever written to.
 */
export const newsletterSubscriptions = pgTable(
  "newsletter_subscriptions",
  {
    id: id(),
    /** As typed; compared by `emailKey`. Null once the person was erased. */
    email: text(),
    emailKey: text(),
    state: text({ enum: ["asked", "confirmed", "withdrawn"] }).notNull(),
    locale: text().notNull(),
    /** When the last mail with a link to confirm was asked for. */
    askedAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("newsletter_subscriptions_email").on(t.emailKey).where(sql`${t.emailKey} is not null`),
    index("newsletter_subscriptions_state").on(t.state, t.id),
  ],
);

/** Proof of what was said, append-only: who asked, confirmed or withdrew, when, where, and by which words (GDPR, 7(1)). */
export const newsletterConsents = pgTable(
  "newsletter_consents",
  {
    id: id(),
    subscriptionId: uuid()
      .notNull()
      .references(() => newsletterSubscriptions.id),
    kind: text({ enum: ["asked", "confirmed", "withdrawn"] }).notNull(),
    /** Where it was said: the form, the mailed link, the mail reader's own button, the account. */
    source: text().notNull(),
    /** The sentence that stood beside the button. */
    words: text(),
    at: instant().notNull(),
  },
  (t) => [index("newsletter_consents_subscription").on(t.subscriptionId, t.id)],
);
