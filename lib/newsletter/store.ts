import { eq, sql } from "drizzle-orm";
import { newsletterSubscriptions } from "@/db/schema/newsletter";
import type { ReadCtx, TxCtx } from "@/lib/kernel/context";
import { emailKey } from "@/lib/kernel/email";
import { type NewsletterSource, type NewsletterState, newsletterWords } from "./contract";

export type SubscriptionRow = typeof newsletterSubscriptions.$inferSelect;

export async function subscriptionById(ctx: ReadCtx, id: string): Promise<SubscriptionRow | null> {
  const [row] = await ctx.db.select().from(newsletterSubscriptions).where(eq(newsletterSubscriptions.id, id));
  return row ?? null;
}

export async function subscriptionByEmail(ctx: ReadCtx, email: string): Promise<SubscriptionRow | null> {
  const [row] = await ctx.db
    .select()
    .from(newsletterSubscriptions)
    .where(eq(newsletterSubscriptions.emailKey, emailKey(email)));
  return row ?? null;
}

/**
 * Notes that an address was asked for, in one statement; the id when it is to be written to. Null when it is on the list
 * already, or was written to since `before`.
 */
export async function writeAsked(
  tx: TxCtx,
  asked: { readonly email: string; readonly locale: string; readonly before: Date },
): Promise<string | null> {
  const now = tx.clock.now().toISOString();
  const { rows } = await tx.db.execute<{ id: string }>(sql`
    INSERT INTO newsletter_subscriptions AS n (id, email, email_key, state, locale, asked_at, updated_at)
    VALUES (${tx.ids.next()}, ${asked.email}, ${emailKey(asked.email)}, 'asked', ${asked.locale}, ${now}, ${now})
    ON CONFLICT (email_key) WHERE email_key IS NOT NULL DO UPDATE
      SET state = 'asked', asked_at = excluded.asked_at, updated_at = excluded.updated_at, locale = excluded.locale
      WHERE n.state = 'withdrawn' OR (n.state = 'asked' AND n.asked_at < ${asked.before.toISOString()}::timestamptz)
    RETURNING id
  `);
  return rows[0]?.id ?? null;
}

/** Puts an address on the list that is known to be its owner's. Its id when it was not on it. */
export async function writeConfirmedEmail(tx: TxCtx, email: string, locale: string): Promise<string | null> {
  const now = tx.clock.now().toISOString();
  const { rows } = await tx.db.execute<{ id: string }>(sql`
    INSERT INTO newsletter_subscriptions AS n (id, email, email_key, state, locale, asked_at, updated_at)
    VALUES (${tx.ids.next()}, ${email}, ${emailKey(email)}, 'confirmed', ${locale}, ${now}, ${now})
    ON CONFLICT (email_key) WHERE email_key IS NOT NULL DO UPDATE
      SET state = 'confirmed', updated_at = excluded.updated_at WHERE n.state <> 'confirmed'
    RETURNING id
  `);
  return rows[0]?.id ?? null;
}

/** Moves a subscription. False when it stands there already. */
export async function writeState(tx: TxCtx, id: string, state: NewsletterState): Promise<boolean> {
  const { rows } = await tx.db.execute(sql`
    UPDATE newsletter_subscriptions SET state = ${state}, updated_at = ${tx.clock.now().toISOString()}
    WHERE id = ${id} AND state <> ${state} AND email IS NOT NULL RETURNING id
  `);
  return rows.length === 1;
}

/** Keeps what was said, by which words and where. */
export async function writeConsent(
  tx: TxCtx,
  subscriptionId: string,
  kind: NewsletterState,
  source: NewsletterSource,
): Promise<void> {
  await tx.db.execute(sql`
    INSERT INTO newsletter_consents (id, subscription_id, kind, source, words, at)
    VALUES (${tx.ids.next()}, ${subscriptionId}, ${kind}, ${source},
      ${kind === "withdrawn" ? null : newsletterWords}, ${tx.clock.now().toISOString()})
  `);
}
