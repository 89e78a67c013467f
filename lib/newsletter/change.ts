import type { Ctx, ReadCtx, TxCtx } from "@/lib/kernel/context";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { emit } from "@/lib/platform/outbox";
import { linkedId, linkHolds, makeLink } from "@/lib/platform/secrets";
import { transact } from "@/lib/platform/transact";
import { shopUrl } from "@/lib/platform/urls";
import { NEWSLETTER_CONFIRMED, type NewsletterSource } from "./contract";
import {
  type SubscriptionRow,
  subscriptionByEmail,
  subscriptionById,
  writeConfirmedEmail,
  writeConsent,
  writeState,
} from "./store";

/** One link a subscription, printed again in every letter: it must work for as long as the letters lie somewhere. */
const LINK_VERSION = 1;

/** The page of a subscription, where it is confirmed and ended; unguessable. */
export function newsletterUrl(id: string): string {
  return shopUrl(`/newsletter/${makeLink("newsletter", id, LINK_VERSION)}`);
}

/** For the button of mail readers (RFC 8058). */
export function oneClickUrl(id: string): string {
  return shopUrl(`/api/v1/newsletter/${makeLink("newsletter", id, LINK_VERSION)}/one-click`);
}

/** The subscription behind its link; null for a made-up one, or when the person was erased. */
export async function subscriptionByLink(ctx: ReadCtx, link: string): Promise<SubscriptionRow | null> {
  const id = linkedId(link);
  if (!id || !linkHolds("newsletter", link, id, LINK_VERSION)) return null;
  const row = await subscriptionById(ctx, id);
  return row?.email ? row : null;
}

/** The owner of the address says yes: only they have the link. Saying it twice is saying it once. Refusal: `link_invalid`. */
export async function confirmNewsletter(ctx: Ctx, link: string): Promise<Result<undefined, "link_invalid">> {
  const row = await subscriptionByLink(ctx, link);
  if (!row) return refuse("link_invalid");
  await transact(ctx, async (tx) => {
    if (await writeState(tx, row.id, "confirmed")) await confirmed(tx, row.id, "link");
  });
  return ok();
}

/** The owner leaves. Refusal: `link_invalid`. */
export async function leaveNewsletter(
  ctx: Ctx,
  link: string,
  source: NewsletterSource,
): Promise<Result<undefined, "link_invalid">> {
  const row = await subscriptionByLink(ctx, link);
  if (!row) return refuse("link_invalid");
  await withdraw(ctx, row.id, source);
  return ok();
}

/** A customer whose address is proven joins from their account: nothing is left to ask. */
export function joinNewsletter(ctx: Ctx, email: string, locale: string): Promise<void> {
  return transact(ctx, async (tx) => {
    const id = await writeConfirmedEmail(tx, email, locale);
    if (id) await confirmed(tx, id, "account");
  });
}

/** A customer leaves from their account. */
export async function leaveByEmail(ctx: Ctx, email: string): Promise<void> {
  const row = await subscriptionByEmail(ctx, email);
  if (row) await withdraw(ctx, row.id, "account");
}

async function confirmed(tx: TxCtx, id: string, source: NewsletterSource): Promise<void> {
  await writeConsent(tx, id, "confirmed", source);
  await emit(tx, { type: NEWSLETTER_CONFIRMED, subject: id, payload: { subscription_id: id } });
}

function withdraw(ctx: Ctx, id: string, source: NewsletterSource): Promise<void> {
  return transact(ctx, async (tx) => {
    if (await writeState(tx, id, "withdrawn")) await writeConsent(tx, id, "withdrawn", source);
  });
}
